"""Depthwise convolutions that are put together from others compute what PyTorch's own do, and so do their gradients."""

import pytest

torch = pytest.importorskip("torch", reason=".venv-training has PyTorch")
from starter.depthwise import DepthwiseConvolution


@pytest.mark.parametrize("kernel", [3, 5])
@pytest.mark.parametrize(("stride", "padding"), [(1, 1), (1, 2), (2, 0), (2, 1), (2, 2)])
@pytest.mark.parametrize("size", [(11, 14), (12, 17), (7, 7)])
@pytest.mark.parametrize("bias", [True, False])
def test_outcome_and_gradients_are_those_of_the_plain_convolution(kernel, stride, padding, size, bias):
    torch.manual_seed(1)
    layer = DepthwiseConvolution(6, kernel, stride, padding, bias).double()
    x = torch.randn(2, 6, *size, dtype=torch.double, requires_grad=True)
    inputs = (x, *layer.parameters())
    plain, ours = torch.nn.Conv2d.forward(layer, x), layer(x)
    assert ours.shape == plain.shape and torch.allclose(ours, plain)
    slope = torch.randn_like(plain)
    for mine, theirs in zip(torch.autograd.grad(ours, inputs, slope), torch.autograd.grad(plain, inputs, slope)):
        assert torch.allclose(mine, theirs)


def test_under_autocast_it_is_as_exact_as_the_plain_convolution():
    torch.manual_seed(1)
    for kernel, stride in ((5, 1), (5, 2), (3, 2)):
        layer, x = DepthwiseConvolution(8, kernel, stride, 1), torch.randn(1, 8, 20, 22, requires_grad=True)
        exact = torch.nn.Conv2d.forward(layer, x)
        with torch.autocast("cpu", torch.bfloat16):
            ours = layer(x)
        assert ours.dtype == torch.bfloat16
        assert float((ours.float() - exact).detach().abs().max()) < 0.03 * float(exact.detach().abs().max())
