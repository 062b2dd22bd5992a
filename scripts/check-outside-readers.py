"""Checks the record formats with readers and writers that others wrote.

check-outside-readers.py read FOLDER SCHEMA   reads what write-reader-samples.mjs wrote, compares with expected.json
check-outside-readers.py write FOLDER         writes WFDB, Matlab, EDF and CSV records with wfdb-python, scipy, pyEDFlib
                                              and csv for read-foreign-records.mjs

Ends with status 1 and a line for each difference.
"""

import csv
import json
import sys
from pathlib import Path

import jsonschema
import numpy as np
import pyedflib
import scipy.io
import wfdb

HALF_MICROVOLT = 0.5e-3
# Floats of 32 bits and the rounding of 0.05 microvolt in CSV and JSON.
ROUNDING = 0.06e-3

faults = []
comparisons = 0


def expect(condition, message):
    global comparisons
    comparisons += 1
    if not condition:
        faults.append(message)


def expect_samples(found, wanted, tolerance, where):
    """Equal within the tolerance (millivolts), and missing exactly where the other is missing."""
    found, wanted = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    expect(found.shape == wanted.shape, f"{where}: {found.shape} samples, expected {wanted.shape}")
    if found.shape != wanted.shape:
        return
    missing = np.isnan(found) != np.isnan(wanted)
    expect(not missing.any(), f"{where}: {missing.sum()} samples are missing on one side only")
    difference = np.abs(found - wanted)
    largest = 0 if np.isnan(difference).all() else np.nanmax(difference)
    expect(largest <= tolerance, f"{where}: off by up to {largest} mV, allowed {tolerance}")


def numbers(values):
    return [np.nan if value is None else value for value in values]


def check_wfdb(folder, expected):
    name = expected["name"]
    path = str(folder / name)
    record = wfdb.rdrecord(path)
    digital = wfdb.rdrecord(path, physical=False)
    expect(record.record_name == name, f"{name}: record name {record.record_name}")
    expect(record.fs == expected["samplingFrequency"], f"{name}: {record.fs} Hz")
    expect(record.sig_len == expected["sampleCount"], f"{name}: {record.sig_len} samples")
    expect(record.sig_name == [lead["lead"] for lead in expected["leads"]], f"{name}: leads {record.sig_name}")
    expect(set(record.units) == {"mV"} and set(record.fmt) == {"16"}, f"{name}: {record.units}, {record.fmt}")
    sums = [value % 65536 for value in digital.calc_checksum()]
    expect(sums == [value % 65536 for value in record.checksum], f"{name}: checksums {record.checksum}, found {sums}")
    expect(record.init_value == digital.d_signal[0].tolist(), f"{name}: initial values {record.init_value}")
    origin = "Status: partial; missing leads: V6" in record.comments
    expect(origin == expected["digitized"], f"{name}: comments {record.comments}")
    for index, lead in enumerate(expected["leads"]):
        wanted = numbers(lead["samples"])
        fits = np.all(np.isnan(wanted)) or np.nanmax(np.abs(wanted)) < 32.767
        gain = record.adc_gain[index]
        expect(fits == (gain == 1000), f"{name} {lead['lead']}: {gain} units per mV")
        if not fits:
            told = any(f"Lead {lead['lead']} has {gain:g} units per mV" in comment for comment in record.comments)
            expect(told, f"{name} {lead['lead']}: no comment tells that the gain is {gain}")
        tolerance = HALF_MICROVOLT * 1000 / gain + 1e-5
        expect_samples(record.p_signal[:, index], wanted, tolerance, f"{name}.hea {lead['lead']}")
    longest = max(len(line) for line in (folder / f"{name}.hea").read_bytes().split(b"\n"))
    expect(longest < 255, f"{name}.hea: a line of {longest} bytes")


def check_csv(folder, expected):
    name = f"{expected['name']}.csv"
    with open(folder / name, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True))
    titles = ["time_s"] + [f"{lead['lead']}_mV" for lead in expected["leads"]]
    expect(rows[0] == titles, f"{name}: columns {rows[0]}, expected {titles}")
    columns = np.array([[np.nan if field == "" else float(field) for field in row] for row in rows[1:]])
    times = np.arange(expected["sampleCount"]) / expected["samplingFrequency"]
    expect_samples(columns[:, 0], times, 0.51e-6, f"{name} time_s")
    for index, lead in enumerate(expected["leads"]):
        expect_samples(columns[:, index + 1], numbers(lead["samples"]), ROUNDING, f"{name} {lead['lead']}")


def check_json(folder, expected, schema):
    name = f"{expected['name']}.json"
    document = json.loads((folder / name).read_text(encoding="utf-8"))
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    expect(error is None, f"{name} does not follow the schema: {error and f'{error.json_path}: {error.message[:200]}'}")
    record = document["record"]
    expect(record["samplingFrequency"] == expected["samplingFrequency"], f"{name}: {record['samplingFrequency']} Hz")
    found = [lead["lead"] for lead in record["leads"]]
    expect(found == [lead["lead"] for lead in expected["leads"]], f"{name}: leads {found}")
    for lead, wanted in zip(record["leads"], expected["leads"]):
        where = f"{name} {lead['lead']}"
        expect_samples(numbers(lead["samples"]), numbers(wanted["samples"]), ROUNDING, where)
        expect_samples(numbers(lead["confidence"]), numbers(wanted["confidence"]), 0.6e-3, f"{where} confidence")
    found = document["digitization"]
    if expected["digitized"]:
        expect(found["status"] == "partial" and found["missingLeads"] == ["V6"], f"{name}: status {found['status']}")
        expect(found["paperSpeed"] == {"value": 25, "source": "assumed"}, f"{name}: {found['paperSpeed']}")
        expect(found["grid"]["residual"] is None, f"{name}: residual {found['grid']['residual']}, expected null")
    else:
        expect(found is None, f"{name}: has a digitization")
    record["leads"][0]["samples"][0] = "1"
    broken = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    expect(broken != [], f"{name}: the schema lets text pass as a sample")


def read(folder, schema_file):
    schema = json.loads(Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    records = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    expect(len(records) > 0, "expected.json names no record")
    checks = {".hea": check_wfdb, ".csv": check_csv, ".json": lambda *given: check_json(*given, schema)}
    for record in records:
        extensions = {Path(name).suffix for name in record["files"]}
        # A format that is new to this script must not slip through unread.
        expect(extensions == {*checks, ".dat"}, f"{record['name']}: files {record['files']}")
        for check in checks.values():
            check(folder, record)
    print(f"wfdb-python, csv, json and jsonschema read {len(records)} records: {comparisons} comparisons, {len(faults)} faults")


FOREIGN_LEADS = ["I", "aVR", "V6"]


def describe_foreign(file, signals, tolerance):
    columns = [[None if np.isnan(value) else float(value) for value in column] for column in np.transpose(signals)]
    leads = [{"lead": lead, "samples": column} for lead, column in zip(FOREIGN_LEADS, columns)]
    return {"file": file, "samplingFrequency": 257, "tolerance": tolerance, "leads": leads}


def write_matlab(folder, generator):
    """A Matlab 4 matrix beside a header, as the sets of the PhysioNet challenges have them."""
    digital = generator.integers(-3000, 3000, (1000, 3)).astype(np.int16)
    scipy.io.savemat(folder / "matlab.mat", {"val": digital.T}, format="4")
    lines = [f"matlab.mat 16+24 1000/mV 16 0 {digital[0, i]} 0 0 {lead}\n" for i, lead in enumerate(FOREIGN_LEADS)]
    (folder / "matlab.hea").write_text(f"matlab 3 257 1000\n{''.join(lines)}", encoding="ascii")
    expect(np.array_equal(wfdb.rdrecord(str(folder / "matlab"), physical=False).d_signal, digital), "matlab: wfdb differs")
    return describe_foreign("matlab.hea", digital / 1000, 1e-6)


def write_edf(folder, generator):
    writer = pyedflib.EdfWriter(str(folder / "edf.edf"), 4, file_type=pyedflib.FILETYPE_EDFPLUS)
    scales = {"mV": 1.0, "uV": 1000.0, "V": 0.001}
    signals = generator.uniform(-1.2, 1.2, (257 * 4, 3))
    for index, (lead, unit) in enumerate(zip(FOREIGN_LEADS, scales)):
        header = {"label": f"ECG {lead}", "dimension": unit, "sample_frequency": 257}
        limit = 2 * scales[unit]
        writer.setSignalHeader(index, header | {"physical_min": -limit, "physical_max": limit, "digital_min": -32768, "digital_max": 32767})
    respiration = {"label": "Resp", "dimension": "", "sample_frequency": 10, "physical_min": -1, "physical_max": 1}
    writer.setSignalHeader(3, respiration | {"digital_min": -32768, "digital_max": 32767})
    writer.writeSamples([*(signals[:, i] * scale for i, scale in enumerate(scales.values())), np.zeros(40)])
    writer.close()
    return describe_foreign("edf.edf", signals, 4 / 65536)


def write_csv(folder, generator):
    """As a spreadsheet with a decimal comma saves it."""
    signals = generator.uniform(-1.2, 1.2, (1000, 3))
    signals[5:9, 1] = np.nan
    with open(folder / "table.csv", "w", newline="", encoding="cp1252") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["Time (ms)", *(f"{lead} (µV)" for lead in FOREIGN_LEADS)])
        for index, row in enumerate(signals):
            fields = [index * 1000 / 257, *(row * 1000)]
            table.writerow(["" if np.isnan(field) else f"{field:.4f}".replace(".", ",") for field in fields])
    return describe_foreign("table.csv", signals, 1e-6)


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(1)
    # Units per mV with which +-1.2 mV fit the format.
    gains = {"16": 1000.0, "24": 1000.0, "32": 1000.0, "80": 100.0, "212": 200.0}
    expected = []
    for format_name, gain in gains.items():
        for count in (1000, 1001):
            name = f"format{format_name}_{count}"
            signals = generator.uniform(-1.2, 1.2, (count, 3))
            signals[10:20, 0] = np.nan
            signals[0, 1] = np.nan
            wfdb.wrsamp(
                name,
                fs=257,
                units=["mV"] * 3,
                sig_name=FOREIGN_LEADS,
                p_signal=signals,
                fmt=[format_name] * 3,
                adc_gain=[gain] * 3,
                baseline=[0, 3, -5],
                comments=["written by wfdb-python"],
                write_dir=str(folder),
            )
            # wfdb-python cuts digital values off instead of rounding them.
            expected.append(describe_foreign(f"{name}.hea", signals, 1.001 / gain))
    expected += [write_matlab(folder, generator), write_edf(folder, generator), write_csv(folder, generator)]
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    print(f"wfdb-python, scipy, pyEDFlib and csv wrote {len(expected)} records to {folder}")


if __name__ == "__main__":
    command, target, *rest = sys.argv[1:]
    if command == "read":
        read(Path(target), *rest)
    elif command == "write":
        write(Path(target), *rest)
    else:
        sys.exit(__doc__)
    for fault in faults:
        print(f"FAULT {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)
