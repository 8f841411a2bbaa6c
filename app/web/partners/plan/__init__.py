"""The plan of the hall: tables by zone, to arrange and to print."""
