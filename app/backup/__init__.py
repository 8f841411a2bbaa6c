"""Backups of an installation: one encrypted file each, from which an empty machine is restored.

The file is a compressed tar archive in the format of age (`age-encryption.org/v1`), so that it can
be opened without this program as well.
"""
