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
NOTHING = ["a1 b2", "77", "xyz-2", "q", "2025-06-01", "5 kg"]
"""Cells that fit no field."""
