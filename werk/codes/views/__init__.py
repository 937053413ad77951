"""Pages of the workplace of codes: what there is, a version with its course, and its bepalingen."""
