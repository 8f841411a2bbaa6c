"""What HTTP needs beside routes: problems, paging, conditional requests, repeats, live streams."""
