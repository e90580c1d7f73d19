#!/usr/bin/env python3
"""Reads a calendar of the tool with python3-icalendar and compares it with the tool's CSV of the same plan.

Usage: calendar-check.py CALENDAR.ics ROADMAP.csv
"""
import csv
import datetime
import sys
from collections import Counter

import icalendar


def fail(message):
    sys.exit(f"calendar-check: {message}")


with open(sys.argv[1], "rb") as file:
    raw = file.read()
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))

if raw.count(b"\n") != raw.count(b"\r\n"):
    fail("found a line that does not end in CR LF.")
if max(len(line) for line in raw.split(b"\r\n")) > 75:
    fail("found a line of more than 75 octets.")

calendar = icalendar.Calendar.from_ical(raw)
events = calendar.walk("VEVENT")
if not rows or len(events) != len(rows):
    fail(f"found {len(events)} events, expected {len(rows)}, one for each line of the CSV.")
if len({str(event["UID"]) for event in events}) != len(events):
    fail("found a UID twice.")

expected = Counter(
    (f"{row['block']}.{row['order']}.{row['day']}", row["date"], "TENTATIVE" if row["projected"] == "true" else "CONFIRMED", row["routes"].replace(" ", " or "))
    for row in rows)
found = Counter(
    (str(event["UID"]).rsplit(".", 1)[0], event.decoded("DTSTART").isoformat(), str(event["STATUS"]), event["CATEGORIES"].to_ical().decode())
    for event in events)
if found != expected:
    fail(f"found {list((found - expected).items())[:3]}, expected {list((expected - found).items())[:3]}.")

for event in events:
    start = event.decoded("DTSTART")
    if isinstance(start, datetime.datetime) or not isinstance(start, datetime.date):
        fail(f"{event['UID']}: found {start!r}, expected a date without a time.")
    if event.decoded("DTSTAMP") != datetime.datetime(2026, 1, 5, 8, 0, tzinfo=datetime.timezone.utc):
        fail(f"{event['UID']}: found DTSTAMP {event['DTSTAMP'].to_ical()}, expected the stamp that was given.")
    drug = str(event["SUMMARY"])
    row = next(row for row in rows if f"{row['block']}.{row['order']}.{row['day']}" == str(event["UID"]).rsplit(".", 1)[0])
    if not drug.startswith(row["drug"]):
        fail(f"{event['UID']}: found {drug!r}, expected a summary that begins with {row['drug']!r}.")

print(f"{len(events)} events agree with the CSV")
