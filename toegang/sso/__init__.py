"""Logging in at the own organisation: OpenID Connect by the Dutch profile OIDC.NLGOV (docs/adr/0019)."""
