"""Headings of lists of requests, as offices write them, by the field that they mean."""

KNOWN = {
    "partner": """
        Mitra | Nama Mitra | Mitra Tujuan | Perusahaan | Mitra yang Dituju | Mitra yang
        Diinginkan | Nama Mitra yang Diminta | Ingin bertemu dengan | Perusahaan yang Dituju
        | Bertemu dengan | Calon Mitra | Mitra yang Dibutuhkan | Mitra yang ingin ditemui |
        Partner | Requested partner | Tujuan | BUMN yang diminta | Mitra yang Diminati |
        Usulan Mitra | Nama Perusahaan | Dengan siapa Anda ingin bertemu? | Instansi Tujuan
        | Mitra Usaha | Companies
        """,
    "rank": """
        Peringkat | Prioritas | Urutan | Pilihan | Pilihan ke | Pilihan ke- | Ranking | Rank
        | Priority | Urutan Prioritas | Skala Prioritas | Prioritas ke | Rangking | Tingkat
        Prioritas | No Prioritas | Nomor Urut Prioritas
        """,
    "direction": """
        Arah | Diminta oleh | Pihak Peminta | Pengusul | Requested by | Yang Meminta |
        Pengaju | Diusulkan oleh
        """,
    "cooperative": """
        Nama Koperasi | Koperasi | KDMP | Kopdes | Pemohon | Nama KDMP | KKMP | Koperasi
        Desa Merah Putih
        """,
    "village": """
        Desa | Desa/Kelurahan | Asal Desa | Nagari | Gampong | Kampung | Desa Pemohon | D E
        S A
        """,
    "note": """
        Keterangan | Alasan | Catatan | Ket.
        """,
}
"""Field -> headings that mean it, between bars."""

NONE = """
    Timestamp | Email | Nama | No HP | Tanggal | Jumlah | NIK | Tanda Tangan
    """
"""Headings about other things, whatever the cells look like."""
