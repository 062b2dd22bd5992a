"""What the label network learns from crops, and how honest its answers are."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .config import TrainConfig
from .label_crops import LabelCrops, read_crops, vary
from .label_head import compute_features, fit_head
from .label_network import LabelNetwork
from .page_files import choose_pages
from .task import Task, Validation

# Of each batch, the part that shows a name; pages have more places without one.
NAMED_PART = 0.6
SMOOTHING = 0.02
CONFIDENT = 0.9
# Places without a name to each with one, as a page has them; the validation pages are kept fuller of names.
OTHERS_TO_A_NAME = 25.0
# Names that are bars, of which pages are full: ticks between leads, steep strokes, edges.
BARS = ("I", "II", "III")


class LabelTask(Task):
    best_by = "loss"
    best_is_low = True

    def __init__(self, config: TrainConfig, device: torch.device) -> None:
        self.config, self.device = config, device
        find, held_out = choose_pages(config)
        self.data, self.held_out = read_crops(find()), read_crops(held_out)
        self.network = LabelNetwork(len(self.data.names)).to(device)
        self.random = torch.Generator().manual_seed(config.seed)
        self.named, self.others = self.data.classes.nonzero()[:, 0], (self.data.classes == 0).nonzero()[:, 0]

    def begin(self) -> None:
        if self.config.head_steps > 0:
            self.network.cpu()
            learned = compute_features(self.network, self.data, self.random)
            fit_head(self.network, learned, self.config.head_steps, self.random)
            self.network.to(self.device)

    def compute_loss(self, step: int) -> Tensor:
        chosen = draw(self.named, self.others, self.config.batch, self.random)
        crops = vary(self.data.crops[chosen], self.random).to(self.device)
        classes = self.data.classes[chosen].to(self.device)
        return functional.cross_entropy(self.network(crops).float(), classes, label_smoothing=SMOOTHING)

    def validate(self, network: nn.Module) -> Validation:
        """Figures of `measure`, calibrated."""
        names, classes = self.data.names, self.held_out.classes
        logits = answer(network, self.held_out, self.device)
        answers = calibrate(logits, classes, list_bars(names))
        scores = measure(soften(logits, *answers, list_bars(names)), classes)
        calibration = dict(zip(("temperature", "doubt", "bar_doubt"), answers, strict=True))
        return Validation(scores, {**calibration, "names": list(names), "crops": len(self.data.classes)})

    def draw_previews(self, count: int) -> list[np.ndarray]:
        random = torch.Generator().manual_seed(self.config.seed)
        chosen = draw(self.named, self.others, count, random)
        return [draw_preview(*crop) for crop in zip(vary(self.data.crops[chosen], random), self.data.classes[chosen])]

    def state_dict(self) -> dict:
        return {"random": self.random.get_state()}

    def load_state_dict(self, state: dict) -> None:
        self.random.set_state(state["random"].cpu())


def draw_preview(crop: Tensor, place: Tensor) -> np.ndarray:
    """Ink as grey, the trace red, and an edge: blue around a name, black around none."""
    ink, trace = crop.numpy()
    picture = np.repeat(255 * (1 - ink)[:, :, None], 3, 2)
    picture[:, :, 1:] *= 1 - 0.7 * trace[:, :, None]
    edged = np.pad(picture, ((1, 1), (1, 1), (0, 0)))
    if place > 0:
        edged[[0, -1], :, 2] = edged[:, [0, -1], 2] = 255
    return edged.astype(np.uint8)


def draw(named: Tensor, others: Tensor, count: int, random: torch.Generator) -> Tensor:
    part = round(NAMED_PART * count)
    one = named[torch.randint(len(named), (part,), generator=random)]
    other = others[torch.randint(len(others), (count - part,), generator=random)]
    return torch.cat([one, other])


@torch.no_grad()
def answer(network: nn.Module, data: LabelCrops, device: torch.device) -> Tensor:
    network.eval()
    parts = [network(part.to(device).float() / 255).cpu() for part in data.crops.split(512)]
    network.train()
    return torch.cat(parts)


def weigh(classes: Tensor) -> Tensor:
    """What each validation crop counts, so that names are as rare as on a page; 1 on average."""
    named = (classes > 0).float()
    weights = torch.where(named > 0, 1.0, OTHERS_TO_A_NAME * named.sum() / (1 - named).sum().clamp(min=1))
    return weights / weights.mean()


def list_bars(names: tuple[str, ...]) -> list[int]:
    return [k for k, name in enumerate(names) if name in BARS]


def soften(logits: Tensor, temperature: float, doubt: float, bar_doubt: float, bars: Sequence[int] = ()) -> Tensor:
    """Logits of honest probabilities: divided by the temperature, and with doubt added to there being no name; names that
    are bars are doubted more."""
    softened = logits / temperature
    softened[:, 0] += doubt
    softened[:, list(bars)] -= bar_doubt
    return softened


def calibrate(logits: Tensor, classes: Tensor, bars: Sequence[int] = ()) -> tuple[float, float, float]:
    """Temperature and doubts with which probabilities are as often right as they say on pages (Guo and others, 2017)."""
    weights = weigh(classes)
    bar_doubts = [n / 2 for n in range(7)] if bars else [0.0]
    candidates = [(math.exp(k / 10), n / 2, bar) for k in range(-10, 13) for n in range(-2, 9) for bar in bar_doubts]
    return min(candidates, key=lambda answers: weighted_loss(soften(logits, *answers, bars), classes, weights))


def weighted_loss(logits: Tensor, classes: Tensor, weights: Tensor) -> float:
    return (functional.cross_entropy(logits, classes, reduction="none") * weights).mean().item()


def measure(logits: Tensor, classes: Tensor) -> dict[str, float]:
    """Loss; recall and precision of names at a confidence of a half and of nine tenths, on crops as rare as on pages."""
    weights = weigh(classes)
    sure, said = logits.softmax(1)[:, 1:].max(1)
    right = said + 1 == classes
    scores = {"loss": weighted_loss(logits, classes, weights)}
    for name, least in (("half", 0.5), ("sure", CONFIDENT)):
        told = (sure >= least).float() * weights
        hits = (told * right).sum().item()
        scores[f"recall_{name}"] = hits / max(1e-9, (weights * (classes > 0)).sum().item())
        scores[f"precision_{name}"] = hits / max(1e-9, told.sum().item())
    return scores
