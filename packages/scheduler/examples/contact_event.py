"""A business contact event: village cooperatives meet banks and traders, and fairness is first."""

from titik_temu_scheduler import Model, certify, rows

VILLAGES = ["Batur", "Dieng", "Gumelem", "Kalibening", "Pagentan", "Pejawaran", "Wanayasa"]

model = Model()
model.slots(4, start="09:00", minutes=20, session="morning")
model.slots(2, start="13:00", minutes=20, session="afternoon")
model.host("Bank", capacity=2)
model.host("Trader", available=range(2, 6))  # comes forty minutes late
model.host("Exporter", max_meetings=4)
model.table("Table 1", host="Bank")
model.table("Table 2", host="Bank")
model.table("Table 3", host="Trader")
model.table("Table 4", host="Exporter")
for number, village in enumerate(VILLAGES):
    model.visitor(village, min_meetings=2)
    model.request(village, "Bank", score=(8, 5), rank=1 if number % 2 else 2)
    model.request(village, "Trader", score=(6, number), rank=2 if number % 2 else 1)
    model.request(village, "Exporter", score=(4, 7), rank=3)
model.lock("Dieng", "Bank", 0, table="Table 1")  # promised on the telephone

result = model.solve(seconds=5)
print(result.summary())
print(certify(model.problem(), result).verdict)
for row in rows(model.problem(), result.solution):
    print(row["start"], row["table"], row["visitor"])
