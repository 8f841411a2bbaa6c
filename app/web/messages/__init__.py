"""The agenda of each cooperative of a kecamatan, ready to be sent by WhatsApp."""
