"""What runs by itself: the policy, its preview, and all that was done."""
