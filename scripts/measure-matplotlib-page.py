"""How long a plain matplotlib script takes for the commonest page: three rows of four leads and a rhythm strip on letter
paper at 200 dpi, grid of 1 and 5 mm, pulses, names, saved as PNG. The line of comparison of docs/performance.md.

python3 scripts/measure-matplotlib-page.py <record.hea> [--pages 10] [--save page.png]

Needs Python with numpy and matplotlib. Reads WFDB records of format 16 as Einthoven writes them. Prints JSON.
"""

import argparse
import io
import json
import pathlib
import resource
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402 (the backend is chosen first)
import numpy as np  # noqa: E402

MILLIMETRES_AN_INCH = 25.4
WIDTH, HEIGHT = 279.4, 215.9  # mm
SPEED, GAIN = 25, 10  # mm/s, mm/mV
LEFT = 15  # mm, of the traces
BASELINES = [125.94, 89.96, 53.97, 20.99]  # mm from the lower edge
COLUMNS = [["I", "II", "III"], ["aVR", "aVL", "aVF"], ["V1", "V2", "V3"], ["V4", "V5", "V6"]]
COLUMN_SECONDS, STRIP_SECONDS, STRIP = 2.5, 10, "II"
PEN, GRID_PEN = 0.75, 0.5  # points
WARM_UP_PAGES = 2


def read_record(header):
    """Signals in mV by lead, and samples a second."""
    lines = [line.split() for line in header.read_text().splitlines() if line and not line.startswith("#")]
    count, frequency, length = int(lines[0][1]), float(lines[0][2]), int(lines[0][3])
    digital = np.fromfile(header.with_suffix(".dat"), "<i2").reshape(length, count)
    signals = {}
    for index, fields in enumerate(lines[1 : count + 1]):
        values = digital[:, index].astype(float)
        values[digital[:, index] == -32768] = np.nan
        signals[fields[-1]] = values / float(fields[2].split("(")[0].split("/")[0])
    return signals, frequency


def draw_trace(axes, signals, frequency, place):
    """A part of a lead at its place on the paper."""
    lead, start, seconds, left, baseline = place
    part = signals[lead][int(start * frequency) : int((start + seconds) * frequency)]
    x = left + np.arange(len(part)) / frequency * SPEED
    axes.plot(x, baseline + part * GAIN, color="#191919", linewidth=PEN)
    axes.text(left - 1, baseline - 6, lead, fontsize=10)


def draw_page(signals, frequency, dots_per_inch):
    """The page as PNG bytes."""
    figure = plt.figure(figsize=(WIDTH / MILLIMETRES_AN_INCH, HEIGHT / MILLIMETRES_AN_INCH), dpi=dots_per_inch)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(0, HEIGHT)
    axes.set_xticks(np.arange(0, WIDTH, 5))
    axes.set_yticks(np.arange(0, HEIGHT, 5))
    axes.set_xticks(np.arange(0, WIDTH, 1), minor=True)
    axes.set_yticks(np.arange(0, HEIGHT, 1), minor=True)
    axes.grid(which="minor", color="#fedfdb", linewidth=GRID_PEN)
    axes.grid(which="major", color="#ff0000", linewidth=GRID_PEN)
    for row, baseline in enumerate(BASELINES[:3]):
        axes.plot([LEFT - 6, LEFT - 6, LEFT - 1, LEFT - 1], [baseline, baseline + 10, baseline + 10, baseline], "k", linewidth=1.5 * PEN)
        for column, leads in enumerate(COLUMNS):
            start = column * COLUMN_SECONDS
            draw_trace(axes, signals, frequency, (leads[row], start, COLUMN_SECONDS, LEFT + start * SPEED, baseline))
    draw_trace(axes, signals, frequency, (STRIP, 0, STRIP_SECONDS, LEFT, BASELINES[3]))
    axes.text(50, 5, "25mm/s", fontsize=10)
    axes.text(100, 5, "10mm/mV", fontsize=10)
    output = io.BytesIO()
    figure.savefig(output, format="png", dpi=dots_per_inch)
    plt.close(figure)
    return output.getvalue()


def main():
    parser = argparse.ArgumentParser(description="Times a page drawn with matplotlib.")
    parser.add_argument("header", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--save", type=pathlib.Path)
    given = parser.parse_args()
    signals, frequency = read_record(given.header)
    for _ in range(WARM_UP_PAGES):
        page = draw_page(signals, frequency, given.dpi)
    start, used = time.perf_counter(), time.process_time()
    for _ in range(given.pages):
        page = draw_page(signals, frequency, given.dpi)
    result = {
        "pages": given.pages,
        "coreSeconds": time.process_time() - used,
        "seconds": time.perf_counter() - start,
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "matplotlib": matplotlib.__version__,
    }
    if given.save:
        given.save.write_bytes(page)
    print(json.dumps(result))


main()
