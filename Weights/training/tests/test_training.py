"""The network, its loss, a run that is cut off and goes on, and the file that is released."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason=".venv-training has PyTorch")
from starter import checkpoint
from starter.encoder import Encoder
from starter.loss import depth_loss, distance_ratio
from starter.network import Network
from starter.pretrained import load_pretrained

ROOT = Path(__file__).resolve().parents[1]


def test_the_loss_sees_neither_scale_nor_shift():
    truth = torch.rand(2, 48, 64) + 0.2
    _, aligned = depth_loss(2.5 * truth - 0.3, truth)
    _, other = depth_loss(torch.rand(2, 48, 64), truth)
    assert float(aligned) < 0.02 < float(other)


def test_the_loss_prefers_the_right_order():
    ramp = torch.linspace(0.1, 1, 48)[None, :, None].expand(1, 48, 64)
    assert float(depth_loss(ramp, ramp)[0]) < float(depth_loss(torch.flip(ramp, [1]), ramp)[0])


def test_distances_are_compared_after_the_best_line():
    y = torch.tensor([[0.0, 0.2, 0.4, 0.8]])  # the first is sky
    assert distance_ratio(3 * y - 1, y) < 1e-6
    x = torch.tensor([[7.0, 0.0, 1.0, 0.5]])
    slope, start = np.polyfit(x[0, 1:].numpy(), y[0, 1:].numpy(), 1)
    expected = np.abs(np.log((slope * x[0, 1:].numpy() + start) / y[0, 1:].numpy()))
    assert float(distance_ratio(x, y)) == pytest.approx(expected.mean(), abs=1e-5)
    assert float(distance_ratio(x, torch.zeros(1, 4))) == 0  # nothing but sky


def test_what_is_aligned_to_behind_infinity_is_still_drawn_back():
    y = torch.linspace(0.05, 1, 60)[None]
    x = y.clone()
    x[0, 0] = -0.4
    x.requires_grad_(True)
    distance_ratio(x, y).backward()
    assert float(x.grad[0, 0]) < 0


@pytest.mark.parametrize("size", ["lite0", "lite1", "lite2"])
def test_the_pretrained_encoder_knows_a_cat_and_an_espresso(size):
    cv2 = pytest.importorskip("cv2")
    import skimage

    encoder = Encoder(size)
    (weight, bias), (classes, offsets) = load_pretrained(encoder, size)
    for name, expected in (("chelsea.png", {281, 282, 285}), ("coffee.png", {967})):
        photo = cv2.imread(str(Path(skimage.__file__).parent / "data" / name))[..., ::-1]
        height, width = photo.shape[:2]
        left = (width - height) // 2
        square = cv2.resize(np.ascontiguousarray(photo[:, left : left + height]), (224, 224), interpolation=cv2.INTER_AREA)
        x = torch.from_numpy(square).permute(2, 0, 1)[None].float() / 127.5 - 1
        with torch.no_grad():
            features = torch.nn.functional.relu6(torch.nn.functional.conv2d(encoder(x)[-1], weight, bias)).mean((2, 3))
            best = int((features @ classes.T + offsets).argmax())
        assert best in expected


def test_the_network_takes_every_multiple_of_32():
    network = Network("lite0").eval()
    with torch.no_grad():
        for height, width in ((32, 32), (96, 160), (160, 96)):
            assert network(torch.zeros(1, 3, height, width)).shape == (1, 1, height, width)


def test_the_file_says_what_it_is_and_computes_the_same(tmp_path):
    onnx, onnxruntime = pytest.importorskip("onnx"), pytest.importorskip("onnxruntime")
    from starter.onnx_graph import model_of

    torch.manual_seed(0)
    network = Network("lite0")
    network.train()(torch.rand(4, 3, 64, 64))  # so that the batch statistics are not the initial ones
    network.eval()
    path = tmp_path / "network.onnx"
    onnx.save(model_of(network, {"name": "trial", "licence": "Apache-2.0"}), path)
    assert {p.key: p.value for p in onnx.load(path).metadata_props}["licence"] == "Apache-2.0"
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for height, width in ((64, 96), (96, 64)):
        image = torch.rand(2, 3, height, width) * 2 - 1
        with torch.no_grad():
            own = network.with_mirror_image(image).numpy()
            once = network(image).relu().numpy()
        other = session.run(None, {"image": image.numpy()})[0]
        assert other.shape == own.shape
        assert np.abs(own - other).max() < 0.02 * max(np.ptp(own), 0.1) < np.abs(once - other).max()
        # So a mirror image gives the mirrored depth.
        backwards = session.run(None, {"image": image.numpy()[..., ::-1].copy()})[0]
        assert np.abs(backwards[..., ::-1] - other).max() < 1e-4


def test_of_several_runs_the_mean_is_released(tmp_path):
    pytest.importorskip("onnx")
    pytest.importorskip("openvino")
    from starter.export import trained_network

    paths = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        paths.append(tmp_path / f"{seed}.pt")
        checkpoint.save(paths[-1], {"size": "lite0", "average": Network("lite0").state_dict(), "samples": 100 * seed})
    first, second = (checkpoint.load(path)["average"] for path in paths)
    network, samples = trained_network(paths)
    assert samples == 200
    for name, value in network.state_dict().items():
        if value.is_floating_point():
            assert torch.allclose(value, (first[name] + second[name]) / 2), name
    assert any(not torch.equal(first[name], second[name]) for name in first)
    alone, samples = trained_network(paths[:1])
    assert samples == 100 and all(torch.equal(value, first[name]) for name, value in alone.state_dict().items())


def test_a_new_run_can_start_from_a_released_file(tmp_path):
    onnx = pytest.importorskip("onnx")
    from starter.onnx_graph import model_of
    from starter.released import load_released

    torch.manual_seed(0)
    network = Network("lite0")
    network.train()(torch.rand(4, 3, 64, 64))
    onnx.save(model_of(network.eval(), {}), tmp_path / "a.onnx")
    other = Network("lite0").eval()
    image = torch.rand(1, 3, 64, 96) * 2 - 1
    with torch.no_grad():
        expected, before = network(image), other(image)
        load_released(other, tmp_path / "a.onnx")
        after = other(image)
    spread = float(expected.max() - expected.min())
    assert float((after - expected).abs().max()) < 0.02 * spread < float((before - expected).abs().max())
    with pytest.raises(ValueError, match="not those of this network"):
        load_released(Network("lite2"), tmp_path / "a.onnx")


@pytest.fixture
def scenes(tmp_path):
    folder = tmp_path / "scenes"
    folder.mkdir()
    random = np.random.default_rng(0)
    np.save(folder / "a_rgb.npy", random.integers(0, 255, (100, 96, 128, 3), np.uint8))
    np.save(folder / "a_inv.npy", random.uniform(0.1, 1, (100, 96, 128)).astype(np.float16))
    (folder / "a.count").write_text("100")
    return folder


def train(*arguments):
    command = [sys.executable, "-m", "starter.train", "--size", "lite0", "--pixels", "60000", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_a_run_that_is_cut_off_goes_on(scenes, tmp_path):
    run = tmp_path / "run"
    first = train("--scenes", scenes, "--run", run, "--samples", "100000", "--checkpoint-minutes", "0")
    deadline = time.monotonic() + 120
    while not (run / "steady.pt").exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    subprocess.run(["pkill", "-KILL", "-f", str(run)], check=False)
    before = checkpoint.load(run / "steady.pt")
    assert before["step"] >= 1

    goal = before["samples"] + 12
    second = train("--scenes", scenes, "--run", run, "--samples", goal)
    output, _ = second.communicate(timeout=200)
    assert second.returncode == 0, output
    after = checkpoint.load(run / "steady.pt")
    assert after["step"] > before["step"] and after["samples"] >= goal
    moved = [not torch.equal(after["network"][k], before["network"][k]) for k in before["network"] if "decoder" in k]
    assert any(moved)

    cut_off = train("--scenes", scenes, "--run", run, "--cool-down", 100000, "--checkpoint-minutes", "0")
    deadline = time.monotonic() + 120
    while not (run / "cooling.pt").exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    cut_off.terminate()
    subprocess.run(["pkill", "-TERM", "-f", str(run)], check=False)
    cut_off.communicate(timeout=200)
    cooling = checkpoint.load(run / "cooling.pt")
    assert cooling["samples"] > cooling["cooled_from"] == after["samples"]

    cooled = train("--scenes", scenes, "--run", run, "--cool-down", cooling["samples"] - after["samples"] + 12)
    output, _ = cooled.communicate(timeout=200)
    assert cooled.returncode == 0, output
    assert checkpoint.load(run / "cooled.pt")["samples"] >= cooling["samples"] + 12
    assert not (run / "cooling.pt").exists()
    assert checkpoint.load(run / "steady.pt")["samples"] == after["samples"]
