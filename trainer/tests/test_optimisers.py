"""Optimisers, their schedules and their precision."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.line_network import LineNetwork
from einthoven_trainer.muon import make_orthogonal
from einthoven_trainer.optimisers import create_optimiser
from einthoven_trainer.precision import Precision
from einthoven_trainer.schedule import learning_rate


@pytest.mark.parametrize("schedule", ["cosine", "polynomial"])
def test_the_learning_rate_rises_and_falls(schedule: str) -> None:
    config = TrainConfig(steps=1000, warm_up=100, schedule=schedule)
    rates = [learning_rate(step, config) for step in (0, 99, 500, 999)]
    assert rates[0] < rates[1] == config.learning_rate > rates[2] > rates[3] > 0


def test_a_polynomial_of_power_one_is_a_straight_line() -> None:
    config = TrainConfig(steps=1000, warm_up=0, schedule="polynomial", power=1.0, learning_rate=1.0)
    assert [learning_rate(step, config) for step in (0, 250, 750)] == pytest.approx([1, 0.75, 0.25])


@pytest.mark.parametrize("shape", [(24, 40), (40, 24), (16, 16)])
def test_newton_and_schulz_make_matrices_orthogonal(shape: tuple[int, int]) -> None:
    matrix = torch.randn(*shape, generator=torch.Generator().manual_seed(1))
    values = torch.linalg.svdvals(make_orthogonal(matrix))
    assert torch.linalg.svdvals(matrix).max() > 3 * torch.linalg.svdvals(matrix / matrix.norm()).max()
    assert 0.5 < values.min() and values.max() < 1.3


def learn(options: dict) -> list[float]:
    """Losses of two layers before the last of which a matrix has to be found."""
    torch.manual_seed(3)
    network = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
    optimiser = create_optimiser(network, TrainConfig(weight_decay=0.0, **options))
    given = torch.randn(64, 6)
    wanted = torch.stack([given[:, 0] * given[:, 1], given[:, 2]], 1)
    losses = []
    for _ in range(150):
        loss = (network(given) - wanted).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


OPTIMISERS = [
    {"optimiser": "adamw", "learning_rate": 0.01},
    {"optimiser": "sgd", "learning_rate": 0.02},
    {"optimiser": "muon", "learning_rate": 0.01},
]


@pytest.mark.parametrize("options", OPTIMISERS, ids=lambda options: options["optimiser"])
def test_every_optimiser_learns(options: dict) -> None:
    losses = learn(options)
    assert losses[-1] < 0.2 * losses[0]


def test_sgd_looks_ahead() -> None:
    group = create_optimiser(LineNetwork(), TrainConfig(optimiser="sgd", momentum=0.8)).param_groups[0]
    assert group["nesterov"] and group["momentum"] == 0.8


def test_muon_takes_the_matrices_between_the_first_and_the_last() -> None:
    network = LineNetwork()
    matrix, other = create_optimiser(network, TrainConfig(optimiser="muon")).param_groups
    names = {id(weights): name for name, weights in network.named_parameters()}
    taken = {names[id(weights)] for weights in matrix["params"]}
    assert "body.0.along.weight" in taken and "body.0.across.0.weight" in taken
    assert {"enter.0.weight", "leave.weight", "leave.bias"} <= {names[id(weights)] for weights in other["params"]}
    assert len(matrix["params"]) + len(other["params"]) == len(names)


def test_the_decay_of_weights_is_apart_from_the_gradient() -> None:
    weights = [nn.Parameter(torch.ones(4, 4)) for _ in range(3)]
    network = nn.ParameterList(weights)
    optimiser = create_optimiser(network, TrainConfig(optimiser="muon", learning_rate=0.1, weight_decay=0.5))
    for one in weights:
        one.grad = torch.zeros_like(one)
    optimiser.step()
    assert all(torch.allclose(one, torch.tensor(0.95)) for one in weights)


def test_half_precision_learns_and_keeps_weights_whole() -> None:
    torch.manual_seed(1)
    network, device = nn.Linear(8, 1), torch.device("cpu")
    precision, optimiser = Precision("bfloat16", device), torch.optim.SGD(network.parameters(), 0.1)
    given, losses = torch.randn(32, 8), []
    for _ in range(60):
        with precision.compute():
            answer = network(given)
        assert answer.dtype == torch.bfloat16
        loss = (answer.float()[:, 0] - given.sum(1)).square().mean()
        precision.step(loss, network, optimiser, 10.0)
        losses.append(loss.item())
    assert losses[-1] < 0.1 * losses[0] and network.weight.dtype == torch.float32


def test_gradients_are_shortened() -> None:
    network = nn.Linear(4, 1, bias=False)
    before = network.weight.detach().clone()
    precision = Precision("full", torch.device("cpu"))
    length = precision.step(network(torch.full((1, 4), 100.0)).sum(), network, torch.optim.SGD(network.parameters(), 1.0), 0.5)
    assert length == pytest.approx(200)
    assert (network.weight - before).norm().item() == pytest.approx(0.5, rel=1e-4)


def test_float16_needs_a_gpu() -> None:
    with pytest.raises(SystemExit, match="float16 needs a GPU"):
        Precision("float16", torch.device("cpu"))


@pytest.mark.skipif(not hasattr(torch.amp, "GradScaler"), reason="this PyTorch scales gradients on GPUs only")
def test_scaled_gradients_are_followed_at_their_true_length() -> None:
    given, before = torch.ones(1, 4), torch.ones(1, 4)
    steps = []
    for scaler in (None, torch.amp.GradScaler("cpu", init_scale=1024.0)):
        network = nn.Linear(4, 1, bias=False)
        network.weight.data.copy_(before)
        precision, optimiser = Precision("full", torch.device("cpu")), torch.optim.SGD(network.parameters(), 0.1)
        precision.scaler = scaler
        assert precision.step(network(given).sum(), network, optimiser, 1.0) == pytest.approx(2)
        steps.append(network.weight.detach().clone())
        if scaler is not None:
            # What overflows is left out, and the scale is halved.
            precision.step(network(given).sum() * torch.inf, network, optimiser, 1.0)
            assert torch.equal(network.weight, steps[-1]) and precision.state_dict()["scale"] == 512
    assert torch.allclose(*steps) and not torch.equal(steps[0], before)
