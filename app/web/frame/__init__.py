"""What all pages share: layout, rendering, refusals, built assets, and pages kept offline."""
