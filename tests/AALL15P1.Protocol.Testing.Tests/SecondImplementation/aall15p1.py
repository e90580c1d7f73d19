#!/usr/bin/env python3
"""A small second implementation of AALL15P1's calendar, gates and doses, written from the public sources and from the
page of the conformance vectors, and from nothing else. It shows that the vectors can judge any program. It is no
medical device, covers a part of the protocol only (no measurement is compared with growth standards or with the one
before), and must not be used for treatment.

It reads {"operation": ..., "input": {...}} a line on standard input and writes each answer as a line.
"""
import calendar
import json
import re
import sys
from datetime import date, timedelta
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40
PROCEED, HOLD, CANNOT = "proceed", "hold", "cannot-decide"
EPI = ["azacitidine-1", "azacitidine-2", "azacitidine-3", "azacitidine-4"]
CHEMOTHERAPY = ["consolidation", "interim-maintenance", "delayed-intensification-1", "delayed-intensification-2"]
EVALUATION = EPI[:3] + CHEMOTHERAPY[:3]


def days(text):
    """'1-5 8' as [1, 2, 3, 4, 5, 8]."""
    found = []
    for part in text.split():
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def weekly(first, last):
    return list(range(first, last + 1, 7))


# CTGOV, outline: order, drug, routes, days, times a day where they are registered.
CALENDAR = {
    "induction": [
        ("methotrexate-intrathecal", "methotrexate", "IT", days("1 29"), None),
        ("prednisolone", "prednisolone", "PO NG", days("1-7"), 3),
        ("daunorubicin", "daunorubicin", "IV", days("8 9"), None),
        ("cytarabine", "cytarabine", "IV", days("8-21"), None),
        ("cytarabine-intrathecal", "cytarabine", "IT", days("15"), None),
        ("hydrocortisone", "hydrocortisone", "IT", days("15 29"), None),
        ("dexamethasone", "dexamethasone", "PO NG IV", days("8-28"), 3),
        ("vincristine", "vincristine", "IV", days("8 15 22 29"), None),
        ("pegaspargase", "pegaspargase", "IV IM", days("12"), None)],
    "consolidation": [
        ("cyclophosphamide", "cyclophosphamide", "IV", days("1 29"), None),
        ("mercaptopurine", "mercaptopurine", "PO NG", days("1-28"), None),
        ("cytarabine", "cytarabine", "IV SC", days("3-6 10-13 17-20 24-27"), None),
        ("cytarabine-intrathecal", "cytarabine", "IT", days("10"), None),
        ("methotrexate-intrathecal", "methotrexate", "IT", days("24"), None),
        ("hydrocortisone", "hydrocortisone", "IT", days("10 24"), None)],
    "interim-maintenance": [
        ("mercaptopurine", "mercaptopurine", "PO NG", days("1-14"), None),
        ("methotrexate-high-dose", "methotrexate", "IV", days("1 8"), None),
        ("methotrexate-intrathecal", "methotrexate", "IT", days("2 9"), None),
        ("hydrocortisone", "hydrocortisone", "IT", days("2 9"), None),
        ("leucovorin", "leucovorin", "PO IV", days("3-4 10-11"), None),
        ("cytarabine-high-dose", "cytarabine", "IV", days("15-16 22-23"), 2),
        ("pegaspargase", "pegaspargase", "IV IM", days("23"), None)],
    "delayed-intensification-1": [
        ("pegaspargase", "pegaspargase", "IV IM", days("1"), None),
        ("dexamethasone", "dexamethasone", "PO NG IV", days("1-14"), 3),
        ("dexamethasone-taper", "dexamethasone", "PO NG IV", days("15-21"), None),
        ("thioguanine", "thioguanine", "PO NG", days("1-28"), None),
        ("vincristine", "vincristine", "IV", days("1 8 15 22"), None),
        ("daunorubicin", "daunorubicin", "IV", days("1 8 15 22"), None),
        ("cytarabine", "cytarabine", "IV SC", days("2-5 9-12 16-19 23-26"), None),
        ("cytarabine-intrathecal", "cytarabine", "IT", days("1 15"), None),
        ("hydrocortisone", "hydrocortisone", "IT", days("1 15"), None)],
    "delayed-intensification-2": [
        ("thioguanine", "thioguanine", "PO NG", days("1-14"), None),
        ("cyclophosphamide", "cyclophosphamide", "IV", days("1 15"), None),
        ("cytarabine", "cytarabine", "IV SC", days("2-5 9-12"), None)],
}
for epi in EPI:
    CALENDAR[epi] = [("azacitidine", "azacitidine", "IV", days("1-5"), None)]
LONGEST = 750

# How long an infusion lasts, in minutes, where one is registered.
INFUSIONS = {("induction", "daunorubicin"): (1, 15), ("induction", "cytarabine"): (30, 30), ("induction", "vincristine"): (1, 1), ("induction", "pegaspargase"): (60, 120),
             ("consolidation", "cyclophosphamide"): (30, 60), ("interim-maintenance", "methotrexate-high-dose"): (1440, 1440), ("interim-maintenance", "cytarabine-high-dose"): (180, 180),
             ("interim-maintenance", "pegaspargase"): (60, 120), ("delayed-intensification-1", "pegaspargase"): (60, 120), ("delayed-intensification-1", "vincristine"): (1, 1),
             ("delayed-intensification-1", "daunorubicin"): (1, 15), ("delayed-intensification-2", "cyclophosphamide"): (15, 30)}
INFUSIONS.update({(epi, "azacitidine"): (10, 40) for epi in EPI})

# The readings of the register that this program knows; another is refused.
READINGS = {"D1": ("as-registered", "day-92", "day-99"), "D2": ("series-from-day-8", "new-series-from-day-98"), "D3": ("first-day-without", "last-day-with"),
            "D4": ("lower-bound-inclusive", "as-printed"), "D5": ("364-days", "365-days"), "D8": ("day-57", "day-50"), "D9": ("block-day-1", "each-dose"),
            "D6": ("day-1-of-cycle-1", "start-of-each-cycle"), "D10": ("no-taper", "taper-over-1-week"), "D11": ("part-1", "part-2"), "D12": ("unknown-may-enrol", "rearranged-only")}


def rows_of(block, readings):
    """The orders of a block."""
    if block == "maintenance":
        return maintenance(readings)
    if block == "induction" and readings.get("D10") == "taper-over-1-week":
        return CALENDAR[block] + [("dexamethasone-taper", "dexamethasone", "PO NG IV", days("29-35"), None)]
    return CALENDAR[block]


def maintenance(readings):
    d1 = readings.get("D1", "as-registered")
    cytarabine = 50 if readings.get("D8") == "day-50" else 57
    oral = weekly(8, 91) + (weekly(98, LONGEST) if readings.get("D2") == "new-series-from-day-98" else weekly(99, 168) + weekly(169, LONGEST))
    return [
        ("mercaptopurine", "mercaptopurine", "PO NG", list(range(1, LONGEST)), None),
        ("methotrexate", "methotrexate", "PO", oral, None),
        ("methotrexate-intrathecal", "methotrexate", "IT", [1, 99 if d1 == "day-99" else 92], None),
        ("cytarabine-intrathecal", "cytarabine", "IT", [cytarabine], None),
        ("hydrocortisone", "hydrocortisone", "IT", [1, cytarabine, 92 if d1 == "day-92" else 99], None)]


# The day of a block on which the next is projected (CTGOV-I06, HAEM24); after Consolidation the day after its last.
ORDER = [("induction", 36), ("azacitidine-1", 6), ("consolidation", 30), ("azacitidine-2", 6), ("interim-maintenance", 37), ("azacitidine-3", 6),
         ("delayed-intensification-1", 35), ("azacitidine-4", 6), ("delayed-intensification-2", 29), ("maintenance", 0)]


def on(text):
    return date.fromisoformat(text) if text else None


def readings_of(question):
    readings = {reading["id"]: reading["reading"] for reading in question.get("readings") or []}
    for question_id, reading in readings.items():
        if reading not in READINGS.get(question_id, ()):
            raise ValueError(f"{question_id} has no reading '{reading}'")
    return readings


def plus_months(day, months):
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def roadmap(question):
    readings = readings_of(question)
    known = {start["block"]: on(start["on"]) for start in question.get("starts") or []}
    first = on(question["inductionStart"])
    end = plus_months(first, 24) + timedelta(1 if readings.get("D3") == "last-day-with" else 0)
    blocks, rows, start = [], [], first
    for block, following in ORDER:
        start = known.get(block, start)
        blocks.append({"id": block, "start": start.isoformat()})
        for order, drug, routes, given, times in rows_of(block, readings):
            for day in given:
                when = start + timedelta(day - 1)
                if when < end and (on(question.get("from")) or first) <= when <= (on(question.get("to")) or end):
                    row = {"date": when.isoformat(), "block": block, "day": day, "order": order, "drug": drug, "routes": routes.split()}
                    if times is not None:
                        row.update({"timesPerDay": times}, **({"intervalHours": 12} if times == 2 else {}))
                    if (block, order) in INFUSIONS:
                        row["infusion"] = dict(zip(("shortestMinutes", "longestMinutes"), INFUSIONS[block, order]))
                    rows.append(row)
        start += timedelta(following - 1)
    return {"endOfTherapy": end.isoformat(), "blocks": blocks, "administrations": sorted(rows, key=lambda row: row["date"])}


def all_of(findings):
    """Hold before what cannot be decided, and that before proceed."""
    effects = [effect for _, effect in findings]
    outcome = HOLD if HOLD in effects else CANNOT if CANNOT in effects else PROCEED
    return {"outcome": outcome, "findings": [{"rule": rule, "effect": effect, "severity": "deviation"} for rule, effect in findings if effect != PROCEED]}


def judged(met):
    return CANNOT if met is None else PROCEED if met else HOLD


def eligibility(question):
    readings = readings_of(question)
    enrolled, born = on(question["enrolledOn"]), on(question.get("birthDate"))
    age = None if born is None else (enrolled - born).days
    gestation = question.get("gestationalAgeAtEnrolment")
    weeks = None if gestation is None else gestation["weeks"] * 7 + gestation["days"]
    diagnosis, part, marker = question.get("diagnosis"), question.get("bLymphoblasticPercent"), question.get("kmt2a", "unknown")
    lineage = (None if diagnosis is None else True if diagnosis == "b-lymphoblastic" else False if diagnosis == "other"
               else None if part is None else Decimal(str(part)) >= 50)
    prior = question.get("priorTherapy")
    allowed = {"none", "steroids", "intrathecal-methotrexate", "intrathecal-cytarabine"}
    stated = {name: question.get(name) for name in ("newlyDiagnosed", "cnsSample", "downSyndrome", "secondaryAfterCytotoxicTherapy")}
    answer = all_of([
        ("GESTATION-AGREES-WITH-AGE", CANNOT if age is not None and weeks is not None and not 140 <= weeks - age <= 315 else PROCEED),
        ("ELIGIBLE-AGE", judged(None if age is None else age <= (365 if readings.get("D5") == "365-days" else 364))),
        ("ELIGIBLE-GESTATION", judged(None if weeks is None else weeks > 252)),
        ("ELIGIBLE-DIAGNOSIS", judged(stated["newlyDiagnosed"])), ("ELIGIBLE-DIAGNOSIS", judged(lineage)),
        ("ELIGIBLE-CNS-SAMPLE", judged(None if stated["cnsSample"] is None else stated["cnsSample"] != "after-chemotherapy")),
        ("ELIGIBLE-KMT2A", HOLD if marker == "germline" else CANNOT if marker == "unknown" and readings.get("D12") == "rearranged-only" else PROCEED),
        ("ELIGIBLE-DOWN-SYNDROME", judged(None if stated["downSyndrome"] is None else not stated["downSyndrome"])),
        ("ELIGIBLE-SECONDARY", judged(None if stated["secondaryAfterCytotoxicTherapy"] is None else not stated["secondaryAfterCytotoxicTherapy"])),
        ("ELIGIBLE-PRIOR-THERAPY", judged(None if prior is None else set(prior) <= allowed))])
    answer["findings"].append({"rule": "ELIGIBLE-SITE-CHECKS", "effect": PROCEED, "severity": "information"})
    return answer


# The last planned day of the block before each EPI block.
LAST_BEFORE = {"azacitidine-1": 29, "azacitidine-2": 29, "azacitidine-3": 23, "azacitidine-4": 28}


def count(text):
    """A count in cells for each microlitre."""
    if text is None:
        return None
    return quantity(re.sub(r"^\s*([<>]=?|≤|≥)", "", text) if isinstance(text, str) else text, {"/µL": 1, "cells/µL": 1, "/uL": 1, "/mm3": 1, "×10⁹/L": 1000, "10*9/L": 1000, "K/uL": 1000, "10*3/uL": 1000})


def reaches(text, least):
    """Whether a count, or the bound of one that a laboratory reports, is at least so much; None where the bound leaves it open."""
    value = count(text)
    if value is None:
        return None
    bound = re.match(r"\s*([<>]=?|≤|≥)?", text).group(1)
    if bound is None:
        return value >= least
    if bound[0] in ">≥":
        return True if value >= least else None
    return False if value < least or (value == least and bound == "<") else None


def quantity(text, units):
    """A number with one of the units; a missing unit, another one, a comma and what is no text are refused."""
    found = isinstance(text, str) and re.fullmatch(r"\s*([0-9]+(?:\.[0-9]+)?)\s*([^0-9\s.,]\S*|10\S+|×\S+)\s*", text)
    if not found or found.group(2) not in units:
        raise ValueError(f"'{text}' is none of a number with one of {', '.join(units)}")
    return Decimal(found.group(1)) * units[found.group(2)]


def continues(question):
    return {"rearranged": PROCEED, "germline": HOLD}.get(question.get("kmt2a"), CANNOT)


def start_block(question):
    block, day = question["block"], on(question["on"])
    findings = [("KMT2A-TO-CONTINUE", continues(question))] if block != "induction" else []
    if block in ("induction", "maintenance"):
        stated = (question.get("site") or {}).get("startCriteria") or []
        counts = question.get("values") or {}
        return all_of(findings + ([(own["rule"], judged(reaches(counts.get(own["analyte"]), count(own["minimum"])))) for own in stated] or [("BLOCK-START-SITE", CANNOT)]))
    if block in CHEMOTHERAPY:
        before, held = on(question.get("previousBlockStart")), question.get("previousBlockHeldDays")
        return all_of(findings + [("AZA-CHEMO-DAY-6", CANNOT if before is None or held is None else judged((day - before).days + 1 >= 6 + held))])
    before, last = on(question.get("previousBlockStart")), LAST_BEFORE[block]
    held = question.get("previousBlockHeldDays", 0 if question.get("schemaVersion") == 1 else None)
    findings.append(("BLOCK-BEFORE-COMPLETE", CANNOT if before is None or held is None else judged((day - before).days >= last + held)))
    values = question.get("values")
    if values and (on(values["takenOn"]) > day or (question.get("lastDoseOn") and on(values["takenOn"]) < on(question["lastDoseOn"]))):
        findings.append(("LAB-AGE", CANNOT))
        values = None
    limit = ((question.get("site") or {}).get("laboratoryAgeLimit") or {}).get("days")
    if values and limit is not None:
        findings.append(("LAB-AGE", judged((day - on(values["takenOn"])).days <= limit)))
    elif values and (day - on(values["takenOn"])).days > len(CALENDAR[block][0][3]):
        findings.append(("LAB-AGE", CANNOT))
    values = values or {}
    anc, platelets, white = count(values.get("neutrophils")), count(values.get("platelets")), count(values.get("whiteCells"))
    if (anc and not 10 <= anc <= 100_000) or (platelets and not 1_000 <= platelets <= 2_000_000) or (white and not 20 <= white <= 2_000_000):
        findings.append(("LAB-PLAUSIBLE", CANNOT))
    for name, now in (("neutrophils", anc), ("platelets", platelets)):
        before = count((question.get("valuesBefore") or {}).get(name))
        if now and before and 500 <= max(now, before) / min(now, before) <= 2000:
            findings.append(("LAB-CHANGE", CANNOT))
    if anc is not None and white is not None and anc > white:
        findings.append(("LAB-ANC-WITHIN-WBC", CANNOT))
    return all_of(findings + [
        ("EPI-START-ANC", judged(reaches(values.get("neutrophils"), 500))), ("EPI-START-PLATELETS", judged(reaches(values.get("platelets"), 50_000))),
        ("EPI-START-TOXICITY", judged(question.get("toxicityResolved")))])


def site_of_care(question):
    setting, symptoms = question.get("setting"), question.get("toxicitySymptoms")
    place = judged(None if setting is None else setting == "tertiary-centre")
    findings = [("AZA-TERTIARY-ONLY", place if question.get("administers") == "azacitidine" else PROCEED)]
    if question["block"] in EVALUATION and not question.get("evaluationPeriodClosed"):
        findings.append(("EVALUATION-VISITS", PROCEED if symptoms is True else place))
        if symptoms is not False and setting != "tertiary-centre":
            findings.append(("EVALUATION-SYMPTOMS", CANNOT if symptoms is None or setting is None else HOLD))
    answer = all_of(findings)
    if question["block"] == "consolidation" and question.get("feverOrSuspectedSepsis"):
        answer["findings"].append({"rule": "CONSOLIDATION-SEPSIS", "effect": PROCEED, "severity": "hazard"})
    return answer


# Doses of a source: block and order, size, unit of the size, doses a day where the size is for a day, before the infant factor.
STATED = {("interim-maintenance", "methotrexate-high-dose"): (5000, "mg/m²", 1, True), ("induction", "daunorubicin"): (30, "mg/m²", 1, True),
          ("delayed-intensification-1", "daunorubicin"): (30, "mg/m²", 1, True)}
STATED.update({(block, "azacitidine"): (Fraction(5, 2), "mg/kg", 1, False) for block in EPI})

# The illustration that is packed with the tool; not for treatment.
ILLUSTRATION = {("induction", "dexamethasone"): (6, "mg/m²", 3, False), ("consolidation", "cyclophosphamide"): (1000, "mg/m²", 1, False),
                ("consolidation", "mercaptopurine"): (60, "mg/m²", 1, False), ("consolidation", "cytarabine"): (75, "mg/m²", 1, False),
                ("interim-maintenance", "mercaptopurine"): (25, "mg/m²", 1, False), ("interim-maintenance", "cytarabine-high-dose"): (3000, "mg/m²", 1, False),
                ("delayed-intensification-1", "dexamethasone"): (10, "mg/m²", 3, False), ("delayed-intensification-1", "thioguanine"): (60, "mg/m²", 1, False),
                ("induction", "vincristine"): (Fraction(3, 2), "mg/m²", 1, False), ("delayed-intensification-1", "vincristine"): (Fraction(3, 2), "mg/m²", 1, False),
                ("delayed-intensification-1", "cytarabine"): (75, "mg/m²", 1, False), ("delayed-intensification-2", "thioguanine"): (60, "mg/m²", 1, False),
                ("delayed-intensification-2", "cyclophosphamide"): (1000, "mg/m²", 1, False), ("delayed-intensification-2", "cytarabine"): (75, "mg/m²", 1, False),
                ("maintenance", "mercaptopurine"): (50, "mg/m²", 1, False), ("maintenance", "methotrexate"): (20, "mg/m²", 1, False)}
ILLUSTRATION.update({(block, "pegaspargase"): (Fraction(165, 2), "IU/kg", 1, False) for block in ("induction", "interim-maintenance", "delayed-intensification-1")})
INTRATHECAL = {"methotrexate-intrathecal": [(0, Fraction(15, 2)), (12, 8), (24, 10), (36, 12)], "hydrocortisone": [(0, Fraction(15, 2)), (12, 8), (24, 10), (36, 12)],
               "cytarabine-intrathecal": [(0, 15), (12, 16), (24, 20), (36, 24)]}


def last_measured(question, member, day):
    """The last value on the day or before; a later one is never used."""
    found = [(measured["on"], measured[member]) for measured in question.get("measurements") or [] if measured.get(member) and on(measured["on"]) <= day]
    return quantity(max(found)[1], {"kg": 1, "g": Decimal("0.001")} if member == "weight" else {"cm": 1, "m": 100}) if found else None


def infant_factor(born, taken, readings):
    twelve = plus_months(born, 12)
    if taken > twelve or (taken == twelve and readings.get("D4") != "as-printed"):
        return Fraction(1)
    return Fraction(3, 4) if taken >= plus_months(born, 6) else Fraction(2, 3)


def dose(question):
    start, day, born, readings = on(question["blockStart"]), on(question["on"]), on(question["birthDate"]), readings_of(question)
    row = next(known for known in rows_of(question["block"], readings) if known[0] == question["order"])
    if (day - start).days + 1 not in row[3]:
        return {"outcome": HOLD, "findings": [{"rule": "DOSE-DUE", "effect": HOLD, "severity": "deviation"}]}
    key, illustrated = (question["block"], question["order"]), question.get("supplement") == "illustration"
    if illustrated and question["order"] in INTRATHECAL:
        amount = [given for months, given in INTRATHECAL[question["order"]] if day >= plus_months(born, months)][-1]
        return given_dose(Fraction(amount), 1, "mg")
    size, most = STATED.get(key) or (ILLUSTRATION.get(key) if illustrated else None), None
    site, pointed = question["supplement"] if isinstance(question.get("supplement"), dict) else {}, []
    bands = next((table["byAge"] for table in site.get("intrathecal") or [] if table["drug"] == row[1] and row[2] == "IT"), None)
    if bands is not None:
        fitting = [band["amount"] for band in bands if day >= plus_months(born, band["fromMonths"])]
        return given_dose(Fraction(fitting[-1].split()[0]), 1, "mg") if fitting else cannot("DOSE-AGE-BAND")
    if site:
        size, most = of_site(site, question["block"], question["order"]) or (size, most)
        size = by_age(site, key, born, start, day, readings) or size
        if size and size[2] is None:
            return cannot("DOSE-TIMES-PER-DAY")
        published = PUBLISHED.get(question["order"])
        if published and size and not Fraction(1, 5) < Fraction(size[0]) / published < 5:
            return hazard("DOSE-REFERENCE-FIVEFOLD")
        if published and size and not Fraction(1, 2) < Fraction(size[0]) / published < 2:
            pointed.append({"rule": "DOSE-REFERENCE-TWOFOLD", "effect": PROCEED, "severity": "deviation"})
    if size is None or (size[3] and not illustrated):
        return cannot("DOSE-STATED" if size is None else "DOSE-INFANT-FACTOR")
    weight, height = last_measured(question, "weight", day), last_measured(question, "height", day)
    if weight is None or ("m²" in size[1] and height is None):
        return cannot("DOSE-WEIGHT" if weight is None else "DOSE-HEIGHT")
    if day >= plus_months(born, 60):
        return hazard("INFANT-AGE-TABLES")
    if not 2 <= weight <= (16 if day < plus_months(born, 24) else 30):
        return hazard("WEIGHT-FOR-AGE")
    by = Fraction((weight * height / 3600).sqrt()) if "m²" in size[1] else Fraction(weight)
    amount = Fraction(size[0]) * by
    if size[3]:
        amount *= infant_factor(born, day if readings.get("D9") == "each-dose" else start, readings)
    amount /= size[2]
    for stated in site.get("doses") or []:
        if (stated["block"], stated["order"]) == key and "taper" in stated:
            steps = [step["factor"] for step in stated["taper"] for _ in range(step["days"])]
            at = row[3].index((day - start).days + 1)
            if at >= len(steps):
                return cannot("DOSE-TAPER")
            amount *= Fraction(steps[at])
    amount = amount if most is None else min(amount, most)
    for rounding in site.get("rounding") or []:
        if rounding["drug"] == row[1]:
            step = Fraction(rounding["increment"].split()[0])
            lower = amount // step * step
            amount = lower if rounding["direction"] == "down" or amount - lower <= step / 2 else lower + step
            if amount == 0:
                return hazard("DOSE-NOT-ROUNDED-AWAY")
    answer = given_dose(amount, size[2], size[1].split("/")[0])
    answer["findings"] += pointed
    return answer


def by_age(site, key, born, start, day, readings):
    """The starting dose that a site states for the age: on day 1 of Maintenance, or of the cycle of 84 days where it reads D6 so."""
    bands = (site.get("titration") or {}).get("startingDoses")
    if bands is None or key not in (("maintenance", "mercaptopurine"), ("maintenance", "methotrexate")):
        return None
    taken = start + timedelta((day - start).days // 84 * 84) if readings.get("D6") == "start-of-each-cycle" else start
    band = [known for known in bands if taken >= plus_months(born, known["fromMonths"])][-1]
    number, unit = band["thiopurine" if key[1] == "mercaptopurine" else "weeklyMethotrexate"]["dose"].split(" ", 1)
    return Fraction(number), unit.rpartition("/")[0], 1, False


# What is published of an order that a site may state, in mg/m²: five times it, or a fifth, is a slip.
PUBLISHED = {"vincristine": Fraction(3, 2)}


def of_site(supplement, block, order):
    """The size of a dose that a site's supplement states, and the most of one dose; None where it states none."""
    for stated in supplement.get("doses") or []:
        if (stated["block"], stated["order"]) == (block, order):
            number, unit = stated["dose"].split(" ", 1)
            most, row = stated.get("maximumPerDose"), next(known for known in CALENDAR[block] if known[0] == order)
            times = 3 if row[1] in ("dexamethasone", "prednisolone") else row[4] or 1
            parts = times if unit.endswith("/day") else None if "maximumPerDay" in stated and order == "leucovorin" else 1
            return (Fraction(number), unit.rpartition("/")[0], parts, False), None if most is None else Fraction(most.split()[0])
    return None


def cannot(rule):
    return {"outcome": CANNOT, "findings": [{"rule": rule, "effect": CANNOT, "severity": "deviation"}]}


def hazard(rule):
    return {"outcome": HOLD, "findings": [{"rule": rule, "effect": HOLD, "severity": "hazard"}]}


def given_dose(amount, times, unit):
    def text(number):
        return f"{Decimal(number.numerator) / Decimal(number.denominator):f} {unit}"
    return {"outcome": PROCEED, "findings": [], "result": {"amount": {"perDose": text(amount), "perDay": text(amount * times)}}}


OPERATIONS = {"roadmap": roadmap, "eligibility": eligibility, "start-block": start_block, "site-of-care": site_of_care, "dose": dose,
              "continue-past-induction": lambda question: all_of([("KMT2A-TO-CONTINUE", continues(question))])}


def main():
    for line in sys.stdin:
        try:
            question = json.loads(line)
            answer = OPERATIONS[question["operation"]](question["input"])
        except (KeyError, ValueError, AttributeError) as error:
            answer = {"error": {"message": f"The question cannot be answered: {error!r}"}}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    main()
