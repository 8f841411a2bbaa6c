"""The matrix of cooperatives and partners: what is asked for, decided and granted, by kecamatan."""
