"""Invitations in the admin; allauth's own tables stay out of it: people change them through their own pages."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

admin.site.unregister((EmailAddress, Authenticator))
