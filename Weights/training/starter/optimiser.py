"""How a step changes the weights: fast for the new decoder, slowly for the pretrained encoder, which is also drawn back
towards where it began."""

import torch
import torch.distributed as distributed

ENCODER_SHARE = 0.3  # of the decoder's learning rate
FROZEN_STAGES = 2  # with the stem: edges and colours need no learning anew
DECODER_DECAY = 0.02
PULL_TO_PRETRAINED = 0.1  # decay towards the published weights (Li et al., "L2-SP", 2018), per unit of learning rate
DECODER_ALONE_STEPS = 300  # a decoder of random numbers would only spoil the encoder
WARM_UP_STEPS = 100
LARGEST_GRADIENT = 2.0


class Optimiser:
    def __init__(self, network, rate):
        self.encoder, self.decoder = network.encoder, network.decoder
        self.rate, self.pace = rate, 1.0
        for module in (self.encoder.stem, *self.encoder.stages[:FROZEN_STAGES]):
            module.requires_grad_(False)
        self.tuned = [p for p in self.encoder.parameters() if p.requires_grad]
        self.pretrained = [p.detach().clone() for p in self.tuned]
        matrices = [p for p in self.decoder.parameters() if p.ndim > 1]
        vectors = [p for p in self.decoder.parameters() if p.ndim <= 1]
        self.adam = torch.optim.AdamW(
            [
                {"params": matrices, "weight_decay": DECODER_DECAY, "share": 1.0},
                {"params": vectors, "weight_decay": 0.0, "share": 1.0},
                {"params": self.tuned, "weight_decay": 0.0, "share": ENCODER_SHARE},
            ],
            betas=(0.9, 0.99),
            fused=True,
        )
        self.parameters = [p for group in self.adam.param_groups for p in group["params"]]

    def set_pace(self, pace):
        """The share, 0...1, of the full learning rates that is used from now on."""
        self.pace = pace

    def begin(self, step):
        for group in self.adam.param_groups:
            group["lr"] = self.rate * group["share"] * self.pace * min(1.0, (step + 1) / WARM_UP_STEPS)
        trained = step >= DECODER_ALONE_STEPS
        for parameter in self.tuned:
            parameter.requires_grad_(trained)
        self.adam.zero_grad(set_to_none=True)

    def step(self, workers):
        if workers > 1:
            self.average_gradients(workers)
        torch.nn.utils.clip_grad_norm_(self.parameters, LARGEST_GRADIENT)
        self.adam.step()
        if self.tuned[0].requires_grad:
            pull = self.adam.param_groups[2]["lr"] * PULL_TO_PRETRAINED
            with torch.no_grad():
                torch._foreach_lerp_(self.tuned, self.pretrained, pull)

    def average_gradients(self, workers):
        gradients = [p.grad for p in self.parameters if p.grad is not None]
        flat = torch.cat([g.reshape(-1) for g in gradients])
        distributed.all_reduce(flat)
        flat /= workers
        for gradient, part in zip(gradients, flat.split([g.numel() for g in gradients])):
            gradient.copy_(part.view_as(gradient))

    def state_dict(self):
        return self.adam.state_dict()

    def load_state_dict(self, state):
        self.adam.load_state_dict(state)
        for group in self.adam.param_groups:  # the state of older runs says otherwise
            group["fused"], group["foreach"] = True, False
