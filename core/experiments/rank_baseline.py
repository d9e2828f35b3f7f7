#!/usr/bin/env python3
"""The same strategies as `cuepoint bench rank`, in NumPy and scikit-learn, on the same arrays.

    bin/cuepoint bench rank --windows 1000000 --arrays /tmp/arrays --json > /tmp/ours.json
    python3 core/experiments/rank_baseline.py /tmp/arrays --against /tmp/ours.json

Written as one would in Python: whole-array expressions, BLAS for products, scikit-learn for clusters and neighbours. MaxHerding covers a
sample of 4,096 as ours does and keeps the kernel matrix; BADGE has its gradients written out. Prints for each the median seconds by the clock
and of all cores, and how many times ours both are; the latter is not stretched by other work on the computer.
"""

import argparse
import json
import statistics
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestNeighbors

BEST = 200
SPREAD = 100
CLASSES = 20


def best(scores):
    top = np.argpartition(-scores, BEST)[:BEST]
    return top[np.argsort(-scores[top])]


def entropy(p):
    return -np.sum(p * np.log(np.maximum(p, 1e-30)), axis=1)


def margin(p):
    top = np.partition(p, -2, axis=1)[:, -2:]
    return 1 - (top[:, 1] - top[:, 0])


def bald(models):
    return entropy(sum(models) / len(models)) - sum(entropy(p) for p in models) / len(models)


def divergence(p, q):
    return np.sum(p * (np.log(np.maximum(p, 1e-30)) - np.log(np.maximum(q, 1e-6))), axis=1)


def ranks(values):
    order = np.argsort(values)
    found = np.empty(len(values), np.float32)
    found[order] = np.arange(len(values)) / (len(values) - 1)
    return found


def core_set(x, random):
    squares = np.einsum("ij,ij->i", x, x)
    chosen = [random.integers(len(x))]
    nearest = np.full(len(x), np.inf, np.float32)
    while len(chosen) < SPREAD:
        last = x[chosen[-1]]
        nearest = np.minimum(nearest, squares + last @ last - 2 * (x @ last))
        chosen.append(int(np.argmax(nearest)))
    return chosen


def badge(p, x, random):
    errors = p.copy()
    errors[np.arange(len(p)), np.argmax(p, axis=1)] -= 1
    gradients = (errors[:, :, None] * x[:, None, :]).reshape(len(x), -1)
    squares = np.einsum("ij,ij->i", gradients, gradients)
    chosen = [int(np.argmax(squares))]
    nearest = np.full(len(x), np.inf, np.float32)
    while len(chosen) < SPREAD:
        last = gradients[chosen[-1]]
        nearest = np.minimum(nearest, np.maximum(0, squares + last @ last - 2 * (gradients @ last)))
        nearest[chosen] = 0
        chances = nearest.astype(np.float64)
        chosen.append(int(random.choice(len(x), p=chances / chances.sum())))
    return chosen


def typiclust(x, random):
    clusters = KMeans(SPREAD, n_init=1, max_iter=30, random_state=1).fit_predict(x)
    chosen = []
    for cluster in np.argsort(-np.bincount(clusters)):
        members = np.flatnonzero(clusters == cluster)
        count = max(1, min(20, len(members) // 2, len(members) - 1))
        if len(members) < 2:
            chosen.append(members[0])
            continue
        distances, _ = NearestNeighbors(n_neighbors=count + 1).fit(x[members]).kneighbors()
        chosen.append(members[np.argmin(distances[:, :count].mean(axis=1))])
    return chosen


def max_herding(x, random):
    over = x[np.sort(random.choice(len(x), min(len(x), 4096), replace=False))]
    similar = np.exp(x @ over.T - 1)
    covered = np.zeros(len(over), np.float32)
    chosen = []
    while len(chosen) < SPREAD:
        gains = np.maximum(similar - covered, 0).sum(axis=1)
        chosen.append(int(np.argmax(gains)))
        covered = np.maximum(covered, similar[chosen[-1]])
    return chosen


def prob_cover(x, random):
    clusters = KMeans(CLASSES, n_init=1, max_iter=30, random_state=1).fit_predict(x)
    reach = []
    for ball in random.choice(len(x), min(len(x), 1000), replace=False):
        squares = 2 - 2 * (x @ x[ball])
        reach.append(squares[clusters != clusters[ball]].min())
    square = np.quantile(reach, 0.05)
    # Edges as the paper's code keeps them: a list of both ends.
    starts, ends = [], []
    for start in range(0, len(x), 500):
        near = np.argwhere(2 - 2 * (x[start : start + 500] @ x.T) <= square)
        starts.append(near[:, 0] + start)
        ends.append(near[:, 1])
    starts, ends = np.concatenate(starts), np.concatenate(ends)
    chosen = []
    while len(chosen) < SPREAD:
        degrees = np.bincount(starts, minlength=len(x))
        degrees[chosen] = -1
        chosen.append(int(np.argmax(degrees)))
        covered = np.zeros(len(x), bool)
        covered[ends[starts == chosen[-1]]] = True
        keep = ~covered[ends]
        starts, ends = starts[keep], ends[keep]
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arrays")
    parser.add_argument("--against", help="what `cuepoint bench rank --json` printed")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    models = [np.load(f"{arguments.arrays}/model-{i}.npy") for i in (1, 2, 3)]
    p, teacher = models[0], models[1]
    few = np.load(f"{arguments.arrays}/compared.npy")
    x = np.load(f"{arguments.arrays}/embeddings.npy")
    random = np.random.default_rng(1)
    rows = {
        "random": lambda: best(random.random(len(p), np.float32)),
        "least-confidence": lambda: best(1 - p.max(axis=1)),
        "margin": lambda: best(margin(p)),
        "entropy": lambda: best(entropy(p)),
        "bald": lambda: best(bald(models)),
        "disagreement": lambda: best(divergence(teacher, p)),
        "cuepoint": lambda: best(
            0.5 * ranks(margin(p)) + 0.375 * ranks(bald(models)) + 0.125 * ranks(divergence(teacher, p))
        ),
        "core-set": lambda: core_set(x, random),
        "badge": lambda: badge(few, x, random),
        "typiclust": lambda: typiclust(x, random),
        "max-herding": lambda: max_herding(x, random),
        "prob-cover": lambda: prob_cover(x, random),
    }
    ours = {}
    if arguments.against:
        with open(arguments.against) as file:
            told = json.load(file)
        ours = {row["id"]: (row["p50_ms"] / 1000, row["processor_ms"] / 1000) for row in told["scores"] + told["comparisons"]}
    result = []
    for name, work in rows.items():
        seconds, processor = [], []
        work()
        for _ in range(arguments.repetitions):
            begun, used = time.perf_counter(), time.process_time()
            work()
            seconds.append(time.perf_counter() - begun)
            processor.append(time.process_time() - used)
        row = {"id": name, "seconds": statistics.median(seconds), "processor": statistics.median(processor)}
        if name in ours:
            row |= {"ours": ours[name][0], "ours_processor": ours[name][1]}
            row |= {"ratio": row["seconds"] / ours[name][0], "ratio_processor": row["processor"] / ours[name][1]}
        row = {key: value if key == "id" else round(value, 4) for key, value in row.items()}
        result.append(row)
        if not arguments.json:
            print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    if arguments.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
