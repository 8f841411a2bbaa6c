"""The worker program: carries out durable jobs, one solve at a time.

`program` sleeps until there is something to do (`news`), without solvers or the job queue's own
threads. Then a child of it, the `shift`, carries out what there is, and leaves after a while
without work.
"""
