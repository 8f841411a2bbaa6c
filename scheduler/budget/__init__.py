"""What a run may use: time or work, threads, and until when its caller lets it run."""
