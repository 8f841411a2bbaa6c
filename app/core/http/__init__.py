"""What HTTP needs beside the routes: problems, paging, conditional requests, repeats, limits, live streams."""
