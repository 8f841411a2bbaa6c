"""Cells as each field holds them, to see what a heading over them is taken for."""

NAMES = ["Budi Utomo", "Siti Aminah", "Joko Santoso", "Rina Lestari", "Eko Wibowo", "Sri Rahayu"]
VILLAGES = ["Berta", "Derik", "Wanadri", "Karangsalam", "Piasa Wetan", "Badamita"]
CELLS: dict[str, list[str]] = {
    "number": ["1", "2", "3", "4", "5", "6"],
    "name": NAMES,
    "village": VILLAGES,
    "kecamatan": ["Susukan", "Bawang", "Rakit", "Sigaluh", "Pejawaran", "Batur"],
    "village_code": ["33.04.01.2001", "33.04.01.2002", "33.04.05.2001", "33.04.01.2010"],
    "regency": ["Banjarnegara", "Banjarnegara", "Purbalingga"],
    "cooperative": [f"KDMP {village}" for village in VILLAGES],
    "position": ["Ketua", "Sekretaris", "Bendahara", "Ketua", "Ketua", "Sekretaris"],
    "phone": [f"08123456789{digit}" for digit in range(6)],
    "needs": ["LPG", "pupuk", "LPG, pupuk", "sembako", "LPG", "pupuk"],
    "legal_no": [f"AHU-00{digit}.AH.01.29" for digit in range(6)],
    "legal_date": ["29 Mei 2025", "30 Mei 2025", "2 Juni 2025"],
    "note": ["baik", "datang pagi", "-"],
}
"""Field -> cells that fit."""
OF_PARTNERS: dict[str, list[str]] = {
    "name": ["PT Maju", "CV Sari", "Perum BULOG", "Bank Jateng", "PT Pos", "UD Tani"],
    "code": ["MAJU", "SARI", "BULOG"],
    "kind": ["BUMN", "BUMD", "Swasta", "Instansi"],
    "offers": ["LPG", "pupuk", "LPG, pupuk", "sembako"],
    "tables": ["1", "2", "1", "3"],
    "table_numbers": ["1-2", "3", "4, 5"],
    "seats": ["2", "4"],
    "contact_name": NAMES,
    "contact_phone": CELLS["phone"],
    "availability": ["pagi saja", "sampai 14.00", "siang"],
    "required_documents": ["NIB", "NIB, NPWP"],
    "sector": ["pangan", "energi"],
    "note": CELLS["note"],
}
OF_REQUESTS: dict[str, list[str]] = {
    "partner": OF_PARTNERS["name"],
    "rank": ["1", "2", "3"],
    "direction": ["Koperasi", "Mitra", "Koperasi"],
    "cooperative": CELLS["cooperative"],
    "village": VILLAGES,
    "note": CELLS["note"],
}
NOTHING = ["a1 b2", "77", "xyz-2", "q", "2025-06-01", "5 kg"]
"""Cells that fit no field."""
