"""Units after a number, in words: `20 MB` is twenty megabytes, `5km` five kilometers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize.attributes import of_a_kind
from panelaudio.normalize.rules import any_of, rule

if TYPE_CHECKING:
    import re

_BYTES = {"kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte"}
_RATES = {"Mbps": "megabits per second", "Gbps": "gigabits per second", "kbps": "kilobits per second"}
_RATES |= {"Mbit/s": "megabits per second", "Gbit/s": "gigabits per second"}
_RATES |= {"MB/s": "megabytes per second", "GB/s": "gigabytes per second", "fps": "frames per second"}
_LENGTHS = {
    "km": "kilometer",
    "cm": "centimeter",
    "mm": "millimeter",
    "nm": "nanometer",
    "µm": "micrometer",
    "μm": "micrometer",
    "ft": "foot",
}
_WEIGHTS = {"kg": "kilogram", "mg": "milligram", "lb": "pound", "lbs": "pound", "oz": "ounce"}
_SPEEDS = {"km/h": "kilometers per hour", "kph": "kilometers per hour", "mph": "miles per hour"}
_SPEEDS |= {"m/s": "meters per second", "m/s²": "meters per second squared", "rpm": "revolutions per minute"}
_TIMES = {"ms": "millisecond", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second"}
_TIMES |= {"µs": "microsecond", "μs": "microsecond", "secs": "second", "yrs": "year"}
_WAVES = {"Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel"}
_POWERS = {"kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt hour", "MWh": "megawatt hour"}
_POWERS |= {"mAh": "milliamp hour", "GWh": "gigawatt hour", "TWh": "terawatt hour"}
_HEAT = {"°C": "degree Celsius", "°F": "degree Fahrenheit", "°": "degree"}
_AREAS = {"km²": "square kilometer", "m²": "square meter", "m³": "cubic meter", "cm²": "square centimeter"}
_VOLUMES = {
    "mL": "milliliter",
    "ml": "milliliter",
    "sq ft": "square foot",
    "ppm": "part per million",
    "bps": "basis point",
}
UNITS = _BYTES | _RATES | _LENGTHS | _WEIGHTS | _SPEEDS | _TIMES | _WAVES | _POWERS | _HEAT | _AREAS | _VOLUMES
_LETTERS = {"m": "meter", "L": "liter", "W": "watt", "V": "volt"}
"""Only after a blank: `4V` and `100m` may be anything."""
_KINDS = frozenset("angle bag card disk drive hike race radius ride run swim trip turn walk winds".split())
"""Nouns to which a quantity before them belongs even without an article: `5 lb bag`."""
_SAME = ("hertz", "per second", "per second squared", "per hour", "per minute")


def _many(unit: str) -> str:
    if unit.endswith(_SAME):
        return unit
    if unit.startswith("degree"):
        return unit.replace("degree", "degrees", 1)
    if unit == "part per million":
        return "parts per million"
    return f"{unit[:-4]}feet" if unit.endswith("foot") else f"{unit}s"


def _said(match: re.Match[str]) -> str:
    unit = (UNITS | _LETTERS)[match["unit"]]
    adjective = match["joint"] == "-" or of_a_kind(match, _KINDS)
    return f"{match['number']} {unit if match['number'] == '1' or adjective else _many(unit)}"


def _clocked(match: re.Match[str]) -> str:
    """``two hours thirty minutes`` of ``2h 30m``, with seconds after minutes."""
    names = (("hours", "hour"), ("minutes", "minute"), ("seconds", "second"))
    said = [f"{match[many]} {one if match[many] == '1' else many}" for many, one in names if match[many]]
    return " ".join(said)


RULES = (
    rule(
        r"(?<![\w.,:/-])(?P<hours>\d+)h(?:\s?(?P<minutes>\d+)m(?:in)?(?:\s?(?P<seconds>\d+)s)?)?(?!\w)",
        _clocked,
        ("for 2h 30m", "for 2 hours 30 minutes"),
        ("in 1h, or 24h", "in 1 hour, or 24 hours"),
    ),
    rule(
        r"(?<![\w.,:/-])(?P<number>\d+)s(?=\s(?:clip|video|ad|spot|timer|timeout|delay|pause|break|later|ago)s?\b)",
        lambda match: (
            f"{match['number']} second" + ("s" if match.string[match.end() :][1:].startswith(("later", "ago")) else "")
        ),
        ("a 30s clip", "a 30 second clip"),
    ),
    rule(
        r"(?<=\d)[\s-]?in\.(?=\s(?:wide|long|tall|deep|thick|high|by|x)\b)",
        " inches",
        ("it is 12 in. wide", "it is 12 inches wide"),
    ),
    rule(
        rf"(?<![\w.,])(?P<number>\d+(?:[.,]\d+)*)(?P<joint>[\s-]?)(?P<unit>{any_of(tuple(UNITS))})(?![\w/²³])",
        _said,
        ("20 MB of it", "20 megabytes of it"),
        ("100 km/h", "100 kilometers per hour"),
        ("1 kg", "1 kilogram"),
        ("at 44.1kHz", "at 44.1 kilohertz"),
        ("20°C", "20 degrees Celsius"),
        ("6 ft", "6 feet"),
        ("a 5-mm gap", "a 5 millimeter gap"),
        ("a 10 km run, a 90° turn", "a 10 kilometer run, a 90 degree turn"),
        ("up 50 bps", "up 50 basis points"),
        ("10 mL at 5 ppm", "10 milliliters at 5 parts per million"),
        ("800 sq ft", "800 square feet"),
    ),
    rule(
        rf"(?<![\w.,$€£])(?P<number>\d+(?:[.,]\d+)*)(?P<joint> )(?P<unit>{any_of(tuple(_LETTERS))})(?![\w/²³'’.-])",
        _said,
        ("120 V", "120 volts"),
        ("1 L of it", "1 liter of it"),
    ),
)
