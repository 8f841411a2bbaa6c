"""Planning what a list does in a process of its own, so that scans do not wait for it.

`task` is what is to be planned and what comes of it, as plain values; `planner` has a long list
planned in another process and a short one in this one.
"""
