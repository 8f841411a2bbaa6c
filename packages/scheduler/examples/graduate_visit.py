"""A graduate school's visit day: wishes of both sides, time for lunch, and days to choose from."""

from titik_temu_scheduler import Model, alternatives, certify, timetable_picture, why_not

PROFESSORS = ["Prof. Adi", "Prof. Baskoro", "Prof. Chandra"]
STUDENTS = ["Eka", "Fajar", "Gita", "Hadi"]

model = Model().slots(3, start="10:00", minutes=30, session="morning")
model.slots(2, start="13:30", minutes=30, session="afternoon")
for professor in PROFESSORS:
    model.host(professor, max_meetings=3, required_meetings=2)
    model.pause(professor, [2, 3])  # lunch at eleven or at half past one
for number, student in enumerate(STUDENTS):
    model.visitor(student, min_meetings=2, max_meetings=3)
    for place, professor in enumerate(PROFESSORS):
        wish = (place + number) % 3 + 1
        model.request(student, professor, score=(12 // wish, 3), rank=wish, host_rank=number + 1)
model.even_breaks(1)

problem, result = model.problem(), model.solve(seconds=2)
print(result.summary())
print(certify(problem, result).verdict)
for meeting in problem.candidates:
    if meeting.id not in result.solution.placements:
        print(meeting.id, why_not(problem, result.solution, meeting.id).reason)
for other in alternatives(problem, result, distance=4, time_limit=2).found[1:]:
    print(other.apart, other.values, other.proven)
print(len(timetable_picture(problem, result.solution)) > 0)
