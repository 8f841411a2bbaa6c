"""What the pages of long lists share: a window, counts, and the way to other windows."""
