"""How jobs are carried out, in worker processes alone: this loads the solvers."""
