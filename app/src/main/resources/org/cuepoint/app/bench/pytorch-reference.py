"""Times in PyTorch what `cuepoint bench engine` times in the engine: same shapes, same threads.

usage: pytorch-reference.py THREADS SECONDS_PER_ROW; prints one JSON object. Rows have the engine's ids.
"""
import json
import sys
import time

import torch
import torch.nn as nn

THREADS, SECONDS = int(sys.argv[1]), float(sys.argv[2])
torch.set_num_threads(THREADS)
torch.manual_seed(1)


class Block(nn.Module):
    """A basic residual block; without batch normalisation it is folded for inference."""

    def __init__(self, width_in, width, stride, norm):
        super().__init__()
        self.first = convolution(width_in, width, 3, stride, norm)
        self.second = convolution(width, width, 3, 1, norm)
        self.shortcut = convolution(width_in, width, 1, stride, norm) if stride == 2 else nn.Identity()

    def forward(self, x):
        return torch.relu(self.second(torch.relu(self.first(x))) + self.shortcut(x))


def convolution(width_in, width, kernel, stride, norm):
    layer = nn.Conv2d(width_in, width, kernel, stride, kernel // 2, bias=not norm)
    return nn.Sequential(layer, nn.BatchNorm2d(width)) if norm else layer


def encoder(stem, stages, norm):
    layers = [convolution(4, stem, 3, 2, norm), nn.ReLU()]
    width_in = stem
    for width, blocks in stages:
        for block in range(blocks):
            layers.append(Block(width_in, width, 2 if block == 0 else 1, norm))
            width_in = width
    return nn.Sequential(*layers)


class TransformerBlock(nn.Module):
    """Pre-norm, GELU, one product for query, key and value."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        n, t, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5, -1)
        x = x + self.out((a @ v).transpose(1, 2).reshape(n, t, d))
        return x + self.narrow(torch.nn.functional.gelu(self.wide(self.norm2(x))))


class Trunk(nn.Module):
    """The trunk of T-CPU+: 16 ticks of 4x4 tokens."""

    def __init__(self, channels=96, width=128, layers=4, heads=4, ticks=16, tokens=16):
        super().__init__()
        self.input = nn.Linear(channels, width)
        self.space = nn.Parameter(torch.randn(tokens, width) * 0.1)
        self.time = nn.Parameter(torch.randn(ticks, 1, width) * 0.1)
        self.blocks = nn.Sequential(*[TransformerBlock(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)

    def forward(self, x):
        h = self.input(x) + self.space + self.time
        return self.norm(self.blocks(h.flatten(1, 2)))


def measure(once):
    for _ in range(3):
        once()
    times, end = [], time.perf_counter() + SECONDS
    while len(times) < 2000 and (len(times) < 5 or time.perf_counter() < end):
        started = time.perf_counter()
        once()
        times.append(1000 * (time.perf_counter() - started))
    times.sort()
    return {"p50_ms": times[len(times) // 2], "count": len(times)}


def forward(network, x):
    network.eval()

    def once():
        with torch.no_grad():
            network(x).numpy()

    return measure(once)


def step(network, x, loss):
    network.train()
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=1e-2)

    def once():
        value = loss(network(x))
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        optimiser.zero_grad()
        value.item()

    return measure(once)


XS = (16, [(24, 1), (48, 1), (96, 2)])
S = (24, [(32, 1), (64, 2), (128, 2)])
labels = torch.arange(64) % 10
classifier = nn.Sequential(encoder(*XS, True), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(96, 10, bias=False))
rows = {
    "fe-xs.forward.1": forward(encoder(*XS, False), torch.randn(1, 4, 64, 64)),
    "fe-xs.forward.64": forward(encoder(*XS, False), torch.randn(64, 4, 64, 64)),
    "fe-s.forward.16": forward(
        nn.Sequential(encoder(*S, False), nn.AdaptiveAvgPool2d(4)), torch.randn(16, 4, 112, 112)
    ),
    "fe-xs.step.64": step(
        classifier, torch.randn(64, 4, 64, 64), lambda y: nn.functional.cross_entropy(y, labels)
    ),
    "t-cpu+.forward.1": forward(Trunk(), torch.randn(1, 16, 16, 96)),
    "t-cpu+.step.8": step(Trunk(), torch.randn(8, 16, 16, 96), lambda y: y.square().mean()),
}
print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads(), "rows": rows}))
