"""Work in a process of its own, so that it costs nobody else: bounded, given way, ended after it.

`child` is that process's side, `process` starts one and hears its answer, `calling` runs a function
there. Such a process is started afresh, never forked, since this one has threads.
"""
