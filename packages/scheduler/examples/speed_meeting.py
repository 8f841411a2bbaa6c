"""Speed meeting: no sides, anybody may meet anybody, three at the bar at most."""

from itertools import combinations

from titik_temu_scheduler import Model, certify

PEOPLE = ["Ani", "Budi", "Cici", "Dodi", "Evi"]

model = Model().slots(5, start="20:00", minutes=5)
for person in PEOPLE:
    model.person(person)
for one, other in combinations(PEOPLE, 2):
    model.request(one, other, score=3 if one == "Ani" else 1)
model.pool("bar", 2)
model.forbid("Ani", "Budi")  # they are married

result = model.solve(seconds=5)
print(result.summary())
print(certify(model.problem(), result).verdict)
