"""Trains the starter network on rendered scenes.

    python -m starter.train --scenes FOLDER --run FOLDER [--samples N] [--from FILE]
    python -m starter.train --scenes FOLDER --run FOLDER --cool-down N

The first form trains at a steady rate until N samples are seen or it is stopped, and saves a checkpoint every few minutes
and on SIGTERM; started again it goes on. The second branches off from the newest checkpoint: N more samples while
the rate falls to zero, with the batch statistics fixed, and writes FOLDER/cooled.pt, which `starter.export` makes a
release of; cut off, it goes on from FOLDER/cooling.pt. The steady run is left as it is and can go on. (This is the
"warm-up, stable, decay" schedule: no length need be known beforehand. Hu et al., "MiniCPM", 2024.)
"""

import argparse
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as distributed
import torch.multiprocessing as multiprocessing
from torch.utils.data import DataLoader

from . import checkpoint
from .averaged import AveragedNetwork
from .batches import TrainingBatches
from .held_out import held_out_loss
from .loss import depth_loss
from .network import Network
from .optimiser import DECODER_ALONE_STEPS, Optimiser
from .pretrained import load_pretrained
from .released import load_released
from .scene_cache import SceneCache


@dataclass
class Settings:
    scenes: Path
    run: Path
    size: str
    start: Path | None
    samples: int
    cool_down: int
    pixels: int  # of one step, over all workers
    rate: float
    seed: int
    minutes_between_checkpoints: float
    workers: int
    device: str


class Trainer:
    """One worker of a run. Worker 0 prints, averages and saves."""

    def __init__(self, settings, worker):
        self.settings, self.worker = settings, worker
        self.cache = SceneCache(settings.scenes)
        self.network = Network(settings.size)
        load_pretrained(self.network.encoder, settings.size)
        self.network = self.network.to(settings.device, memory_format=torch.channels_last)
        self.optimiser = Optimiser(self.network, settings.rate)
        self.average = AveragedNetwork(self.network)
        self.step = self.samples = 0
        self.stopped = False
        self.cooling = settings.cool_down > 0
        self.steady_file = settings.run / "steady.pt"
        self.cooling_file = settings.run / "cooling.pt"
        self.resume_or_start()

    def resume_or_start(self):
        if self.cooling and self.cooling_file.exists():
            self.cooled_from = self.resume(self.cooling_file)["cooled_from"]
        elif self.steady_file.exists():
            self.resume(self.steady_file)
            self.cooled_from = self.samples
        else:
            self.start()
            self.cooled_from = 0

    def resume(self, path):
        state = checkpoint.load(path)
        self.network.load_state_dict(state["network"])
        self.average.network.load_state_dict(state["average"])
        self.average.steps = state["average_steps"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.samples = state["step"], state["samples"]
        return state

    def start(self):
        if self.settings.start:
            if self.settings.start.suffix == ".onnx":
                load_released(self.network, self.settings.start)
            else:
                self.network.load_state_dict(checkpoint.load(self.settings.start)["average"])
            self.average.network.load_state_dict(self.network.state_dict())
            self.step = DECODER_ALONE_STEPS  # the decoder is no longer one of random numbers

    def state(self):
        return {
            "size": self.settings.size,
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "average_steps": self.average.steps,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "samples": self.samples,
            "cooled_from": self.cooled_from,
        }

    def save(self):
        checkpoint.save(self.cooling_file if self.cooling else self.steady_file, self.state())

    @property
    def goal(self):
        return self.cooled_from + self.settings.cool_down if self.cooling else self.settings.samples

    def train(self):
        self.network.train()
        if self.cooling:
            self.network.apply(fix_batch_statistics)
        batches = TrainingBatches(
            self.cache,
            self.settings.seed + (1 if self.cooling else 0),
            self.worker,
            self.settings.pixels // self.settings.workers,
            batches=10**9,
        )
        on_gpu = self.settings.device != "cpu"
        loader = DataLoader(
            batches,
            batch_size=None,
            sampler=range(self.step, 10**9),
            num_workers=max(1, (os.cpu_count() or 2) - 1) if on_gpu else 0,
            pin_memory=on_gpu,
        )
        began = saved = time.monotonic()
        first_sample = self.samples
        recent = []
        for photos, depths in loader:
            if self.cooling:
                self.optimiser.set_pace(max(0.0, 1 - (self.samples - self.cooled_from) / self.settings.cool_down))
            loss = self.take_step(photos, depths)
            self.step += 1
            self.samples += len(photos) * self.settings.workers
            if self.worker == 0:
                self.average.update(self.network)
                recent.append(loss)
                if self.step % 50 == 0:
                    rate = (self.samples - first_sample) / (time.monotonic() - began)
                    mean = sum(recent) / len(recent)
                    print(f"step {self.step}  samples {self.samples}  loss {mean:.4f}  {rate:.1f} samples/s", flush=True)
                    recent = []
                if time.monotonic() - saved > 60 * self.settings.minutes_between_checkpoints:
                    self.save()
                    saved = time.monotonic()
            if self.everyone_stops():
                break
        if self.worker == 0:
            self.finish()

    def take_step(self, photos, depths):
        device = self.settings.device
        photos = photos.to(device, memory_format=torch.channels_last, non_blocking=True)
        depths = depths.to(device, non_blocking=True)
        self.optimiser.begin(self.step)
        with torch.autocast(torch.device(device).type, torch.bfloat16):
            predicted = self.network(photos)
        loss, trimmed = depth_loss(predicted.squeeze(1), depths)
        loss.backward()
        self.optimiser.step(self.settings.workers)
        return float(trimmed)

    def everyone_stops(self):
        """Workers leave the loop at the same step, or the last would wait for the others for ever."""
        flag = torch.tensor([float(self.stopped or self.samples >= self.goal)])
        if self.settings.workers > 1:
            distributed.all_reduce(flag, op=distributed.ReduceOp.MAX)
        return bool(flag)

    def finish(self):
        if self.cooling and self.samples >= self.goal:
            path = self.settings.run / "cooled.pt"
            checkpoint.save(path, self.state())
            self.cooling_file.unlink(missing_ok=True)
        else:
            self.save()
            path = self.cooling_file if self.cooling else self.steady_file
        small, large = (held_out_loss(self.average.network, self.cache, size) for size in ((128, 160), (192, 256)))
        print(f"{path}: {self.samples} samples, held-out scenes {small:.4f} at 160x128, {large:.4f} at 256x192")


def fix_batch_statistics(module):
    """One set of statistics has to serve pictures of all sizes: the rest of the network settles with them fixed."""
    if isinstance(module, torch.nn.BatchNorm2d):
        module.eval()


def work(worker, settings):
    torch.manual_seed(settings.seed + worker)
    if settings.workers > 1:
        torch.set_num_threads(1)
        distributed.init_process_group(
            "gloo", init_method=f"file://{settings.run.resolve()}/rendezvous", rank=worker, world_size=settings.workers
        )
    trainer = Trainer(settings, worker)

    def stop(*_):
        trainer.stopped = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    trainer.train()
    if settings.workers > 1:
        distributed.destroy_process_group()


def settings_from_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", type=Path, required=True, help="folder of rendered scenes (`make scenes`)")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run's checkpoints")
    parser.add_argument("--size", default="lite2", choices=["lite0", "lite1", "lite2"], help="encoder (default: lite2)")
    parser.add_argument("--from", dest="start", type=Path, help="weights to start a new run from: a release (.onnx) or a run's (.pt)")
    parser.add_argument("--samples", type=int, default=600_000, help="samples of the steady run (default: 600000)")
    parser.add_argument("--cool-down", type=int, default=0, help="samples of a cool-down instead of the steady run")
    parser.add_argument("--pixels", type=int, default=500_000, help="pixels of a training step (default: 500000)")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of the decoder (default: 0.001)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the samples' order and changes (default: 0)")
    parser.add_argument("--checkpoint-minutes", type=float, default=4, help="minutes between checkpoints (default: 4)")
    arguments = parser.parse_args()
    gpu = torch.cuda.is_available()
    return Settings(
        scenes=arguments.scenes,
        run=arguments.run,
        size=arguments.size,
        start=arguments.start,
        samples=arguments.samples,
        cool_down=arguments.cool_down,
        pixels=arguments.pixels,
        rate=arguments.rate,
        seed=arguments.seed,
        minutes_between_checkpoints=arguments.checkpoint_minutes,
        # One thread a worker and a worker a core: threads that share each small convolution wait for each other.
        workers=1 if gpu else (os.cpu_count() or 1),
        device="cuda" if gpu else "cpu",
    )


def main():
    settings = settings_from_arguments()
    settings.run.mkdir(parents=True, exist_ok=True)
    (settings.run / "rendezvous").unlink(missing_ok=True)
    if settings.workers == 1:
        work(0, settings)
    else:
        multiprocessing.spawn(work, (settings,), nprocs=settings.workers)


if __name__ == "__main__":
    main()
