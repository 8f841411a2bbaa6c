"""Headings of lists of partners, as offices write them, by the field that they mean."""

KNOWN = {
    "name": """
        Nama Mitra | Mitra | Perusahaan | Nama Perusahaan | Nama PT | Nama
        Perusahaan/Instansi | Instansi | Lembaga | Institusi | Nama Institusi | BUMN |
        BUMN/BUMD | Nama BUMN/Swasta | Badan Usaha | Nama Badan Usaha | Offtaker | Nama
        Offtaker | Calon Mitra | Nama Calon Mitra | Mitra Usaha | Mitra Kerja | Nama Mitra
        Kerja | Vendor | Exhibitor | Company | Companies | Organization Name | Institution |
        Nama Dinas | Dinas/Instansi | OPD | Nama OPD | Perangkat Daerah | Nama Usaha | Nama
        Instansi/Lembaga | Nama Mitra (PT/CV/BUMN) | Partner Name | Partners | Name of
        Company | Nama Perbankan | Bank | Nama Bank | Peserta | Nama Peserta | Nama
        Stakeholder | Narasumber/Mitra | M I T R A | Mitra / Perusahaan | Nama Entitas |
        Entitas | Siapa nama perusahaan Anda? | Nama Organisasi | Kementerian/Lembaga | K/L
        """,
    "code": """
        Kode | Kode Mitra | Singkatan | Code | Partner Code | ID | Kd Mitra
        """,
    "kind": """
        Jenis | Jenis Mitra | Kategori | Kategori Mitra | Bentuk | Type | Category | Status
        Perusahaan | Bentuk Usaha | Jenis Perusahaan | Bentuk Badan Usaha | Kelompok Mitra
        """,
    "offers": """
        Penawaran | Produk | Layanan | Produk yang Ditawarkan | Layanan yang ditawarkan |
        Produk/Layanan | Jenis Layanan | Komoditas | Program | Program Kemitraan | Program
        yang Ditawarkan | Skema Kerja Sama | Bentuk Kerja Sama | Jenis Produk | Produk &
        Jasa | Barang/Jasa | Services | Offer | What do you offer? | Apa yang Anda tawarkan?
        | Kerja sama yang ditawarkan | Jenis Kerja Sama | Potensi Kerja Sama | Produk
        Unggulan
        """,
    "tables": """
        Jumlah Meja | Jml. Meja | Meja | Meja (jumlah) | Kebutuhan Meja | Alokasi Meja |
        Jumlah Booth | Jumlah Stand | Number of tables | Tables | Jml Meja | Banyaknya Meja
        | Jumlah Meja yang Dibutuhkan | Meja yang disediakan | Total Meja | Berapa meja?
        """,
    "table_numbers": """
        No. Meja | Nomor Meja | Meja No. | Letak Meja | Meja ke | Table No. | Nomor
        Meja/Stand | Posisi Meja
        """,
    "seats": """
        Kursi | Kapasitas | Jumlah Kursi per Meja | Jumlah Kursi | Seats | Kursi/Meja |
        Kapasitas per Meja | Jml Kursi
        """,
    "contact_name": """
        Narahubung | PIC | CP | Nama PIC | Contact Person | Perwakilan | Nama Perwakilan |
        Nama Petugas | Petugas | Pimpinan | Nama Pimpinan | Penanggung Jawab | Nama
        Penanggung Jawab | Kontak | Nama Kontak | Nama yang hadir | Wakil | Nama Wakil |
        Perwakilan yang Hadir | Representative | Contact | P I C | Nama Penghubung | PJ |
        Delegasi | Nama Delegasi | Nama Utusan
        """,
    "contact_phone": """
        No HP | HP | Telepon | No. Telp. | HP PIC | No HP Narahubung | No. Kontak | WA | No
        WA | Nomor WhatsApp | Phone | Mobile | No HP/WA | No. HP/WA aktif | Ponsel | Tlp |
        Tlpn | No. Ponsel | Telp/HP | Nomor yang bisa dihubungi | Kontak (HP/WA) | No.
        Handphone | Handphone | Nomor Kontak | Telp | Telepon/WA | Phone Number | Seluler
        """,
    "availability": """
        Ketersediaan | Waktu | Jam | Waktu Hadir | Kehadiran | Sesi | Availability | Jadwal
        | Jam Hadir | Waktu Ketersediaan | Jam Kehadiran
        """,
    "required_documents": """
        Dokumen | Syarat | Persyaratan | Dokumen yang Dibawa | Syarat Dokumen | Dokumen yang
        harus dibawa | Required documents | Berkas | Kelengkapan Dokumen
        """,
    "sector": """
        Sektor | Bidang | Bidang Usaha | Sector | Lini Usaha
        """,
    "note": """
        Keterangan | Ket. | Catatan | Notes
        """,
}
"""Field -> headings that mean it, between bars."""

NONE = """
    Timestamp | Email | Alamat | NPWP | NIB | Tanda Tangan | Website | Jumlah Peserta | Tanggal
    Konfirmasi | Nama Kegiatan | Nomor Surat | Jumlah Karyawan | Kota | Logo | No Kendaraan
    """
"""Headings about other things, whatever the cells look like."""
