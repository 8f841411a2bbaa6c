"""What tests need of the machine that no package brings, and what is told when it is missing."""
