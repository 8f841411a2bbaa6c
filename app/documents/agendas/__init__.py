"""Agendas: the printed programme and meetings of each cooperative."""
