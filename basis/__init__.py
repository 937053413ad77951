"""The ground: what every room uses, and that knows no noun of the domain."""
