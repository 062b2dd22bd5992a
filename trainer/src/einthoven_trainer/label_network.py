"""The label network: from a crop of a flattened page to the lead name that it shows, if any."""

from __future__ import annotations

from torch import Tensor, nn

PLANES = 2
HEIGHT = 32
WIDTH = 64
# Layers of the body before the head.
CONVOLUTIONS = 5


def convolution(before: int, after: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


class LabelNetwork(nn.Module):
    """Convolutions that halve the crop three times, and two full layers.

    Input: (N, 2, 32, 64): ink without grid, and where the pen of the trace went, 0 to 1. Output: logits of the classes.
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            convolution(PLANES, 16, 2),
            convolution(16, 32, 2),
            convolution(32, 32, 1),
            convolution(32, 48, 2),
            nn.Flatten(),
            nn.Dropout(0.2),
            nn.Linear(48 * (HEIGHT // 8) * (WIDTH // 8), 64),
            nn.ReLU(inplace=True),
            nn.Dropout(0.2),
            nn.Linear(64, classes),
        )

    @property
    def features(self) -> nn.Sequential:
        """The convolutions, with what they say laid out in a row."""
        return self.body[:CONVOLUTIONS]

    @property
    def head(self) -> nn.Sequential:
        """The layers that come after."""
        return self.body[CONVOLUTIONS:]

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x)
