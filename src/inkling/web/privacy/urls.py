"""Addresses of what is private: to be read by everybody, and changed by whoever has the journal open."""

from django.urls import path

from inkling.web.privacy import changing, deleting, views

urlpatterns = [
    path("", views.your_privacy, name="your-privacy"),
    path("open-now/", views.open_now, name="signed-in"),
    path("passphrase/", changing.change_passphrase, name="change-passphrase"),
    path("code/", changing.new_recovery_code, name="new-recovery-code"),
    path("every-key/", changing.change_every_key, name="change-every-key"),
    path("delete/", deleting.delete_everything, name="delete-everything"),
    path("delete/for-good/", deleting.delete_for_good, name="delete-for-good"),
]
