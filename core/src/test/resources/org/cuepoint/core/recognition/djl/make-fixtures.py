"""Makes the tiny networks of TorchScriptBackboneTest: python3 make-fixtures.py (PyTorch 1.13)."""
import torch
import torch.nn as nn


class Map(nn.Module):
    """A map of 6 channels at half the size; refuses pictures that are not 32x32."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, stride=2, padding=1)

    def forward(self, x):
        if x.size(2) != 32 or x.size(3) != 32:
            raise RuntimeError("pictures must be 32x32")
        return self.conv(x)


class Named(nn.Module):
    """Two outputs: the mean colour, and tokens with a class token before them."""

    def forward(self, x):
        mean = x.mean(dim=[2, 3])
        grid = torch.nn.functional.adaptive_avg_pool2d(x, 3).flatten(2).transpose(1, 2)
        return {"mean": mean, "tokens": torch.cat([mean.unsqueeze(1), grid], 1)}


class Clip(nn.Module):
    """Of a clip, shape (N, C, T, H, W): the mean colour of its first and last picture."""

    def forward(self, x):
        means = x.mean(dim=[3, 4])
        return torch.cat([means[:, :, 0], means[:, :, -1]], 1)


torch.manual_seed(4)
for name, module in {"map": Map(), "named": Named(), "clip": Clip()}.items():
    torch.jit.script(module.eval()).save(name + ".pt")
