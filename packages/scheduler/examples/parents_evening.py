"""A parents' evening: talks that must be held, on two floors, with time to climb the stairs."""

from titik_temu_scheduler import Model, certify, rows

WISHES = {
    "Ayu's parents": ["Mathematics", "German"],
    "Bima's parents": ["Mathematics", "Sport"],
    "Citra's parents": ["German", "Music"],
    "Dewi's parents": ["Music", "Sport", "Mathematics"],
}
FLOOR = {
    "Mathematics": "1st floor",
    "German": "1st floor",
    "Music": "2nd floor",
    "Sport": "2nd floor",
}

model = Model().slots(7, start="18:00", minutes=10).walking(slots=1)
for subject, floor in FLOOR.items():
    model.host(subject, zone=floor)
for family, subjects in WISHES.items():
    late = range(2, 7) if family.startswith("Citra") else None
    model.visitor(family, min_meetings=len(subjects), available=late)
    for subject in subjects:
        model.request(family, subject, mandatory=True)
model.order(("Dewi's parents", "Mathematics"), ("Dewi's parents", "Music"))

result = model.solve(seconds=5)
print(result.summary())
print(certify(model.problem(), result).verdict)
for row in rows(model.problem(), result.solution):
    print(row["start"], row["host"], row["visitor"])
