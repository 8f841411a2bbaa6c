"""Headings of lists of attendees, as offices write them, by the field that they mean."""

KNOWN = {
    "name": """
        Nama | Nama dan Instansi |
        NAMA LENGKAP | Nama Lengkap (sesuai KTP) | Nama Lengkap sesuai KTP | Nama
        Sesuai KTP | Nama Peserta | Nama Calon Peserta | Nama Undangan | Nama yang Diundang
        | Nama yang Hadir | Yang Hadir | Nama yang Menghadiri | Nama Perwakilan | Nama
        Utusan | Utusan | Delegasi | Nama Delegasi | Nama Pengurus | Nama Pengurus Koperasi
        | Nama Pengurus KDMP | Nama Ketua | Nama Ketua Koperasi | Nama Ketua KDMP | Ketua
        KDMP | Ketua Koperasi | Nama Ketua/Pengurus | Penanggung Jawab | Nama Penanggung
        Jawab | PJ | P.J. | PIC | Nama PIC | PIC Koperasi | PIC KDMP | Nm | Nm. | Nm.
        Lengkap | Nama & Gelar | Nama dan Gelar | Nama Lengkap dan Gelar | Nama Lengkap
        (beserta gelar) | Nama beserta Gelar | Nama Lengkap + Gelar | Nama Anggota | Nama
        Orang | Nama Terang | Nama Jelas | Nama Manajer | Nama Manager | Manajer | Manager
        Koperasi | Nama Pengelola | Nama Pendaftar | Nama Responden | Nama Tamu | Nama
        Pemohon | Nama Kontak | Nama Narahubung | Contact Person | Narahubung | Pimpinan |
        Nama Pimpinan | Kepada | Kepada Yth. | Kepada Yth | Yth. | Kpd. Yth | Ditujukan
        Kepada | Nama yang Ditugaskan | Nama yang Mewakili | Full Name | Your name |
        Participant's Name | Name of Participant | Participants | Attendees | Name of
        Attendee | Attendee | Guest name | Name (as in ID card) | Contact Name | Siapa nama
        Anda? | Nama lengkap Bapak/Ibu | Nama Bapak/Ibu | Tuliskan nama lengkap Anda | Nama
        Lengkap * | Nama Lengkp | Nama Pesrta | Nama Lenkap | Nama-nama | Nama-Nama Peserta
        | Names | N A M A | N a m a | NAMA PESERTA TEMU BISNIS | Nama Peserta Bimtek | Nama
        yang akan hadir | Siapa yang akan hadir dari koperasi Anda? | Personil | Nama
        Personil | Nama Personel | Orang yang diutus | Nama Wakil | Nama Ketua / yang
        mewakili | Nama (huruf kapital) | 1. Nama Lengkap | Nama Anda | Nama Saudara | Nama
        Peserta/Utusan | Peserta Undangan | Undangan | Nama Pejabat | What is your name? |
        Name of representative | Wakil Koperasi | Ketua/Wakil | Nama Pengurus yang Hadir
        """,
    "village": """
        Desa | DESA | Ds. | Ds | Ds/Kel | Desa/Kel. | Desa/Kelurahan | Kel/Desa |
        Kelurahan/Desa | Kel./Ds. | Nama Desa/Kelurahan | Nama Ds | Nama Ds. | Desa Asal |
        Asal Desa | Asal Desa/Kelurahan | Dari Desa | Utusan Desa | Perwakilan Desa | Desa
        Perwakilan | Desa yang Diwakili | Mewakili Desa | Delegasi Desa | Desa Domisili |
        Alamat Desa | Alamat Koperasi | Alamat KDMP | Alamat Kopdes | Alamat Kantor | Alamat
        Lengkap | Alamat/Desa | Alamat (Desa) | Alamat Asal | Alamat Kantor Koperasi |
        Alamat | Asal | Asal Peserta | Asal Koperasi | Asal KDMP | Asal Utusan |
        Instansi/Desa | Desa/Instansi | Desa / Instansi Asal | Desa KDMP | Lokasi KDMP |
        Lokasi Koperasi | Lokasi Desa | Kedudukan Koperasi | Tempat Kedudukan | Tempat
        Kedudukan Koperasi | Domisili | Domisili Koperasi | Desa/Nagari | Nagari | Gampong |
        Kampung | Kampong | Pekon | Tiyuh | Lembang | Kalurahan | Negeri | Ohoi | Kute |
        Nagori | Desa Adat | Desa Dinas | Kelurahan/Desa/Kampung/Nagari | Nama Nagori | Nama
        Gampong | Nama Kampung | Nama Pekon | Gampong/Desa | Negeri/Desa | Village |
        Villages | Village Name | Name of Village | Village/Ward | Home village | Village of
        origin | Your village | Dari desa mana Anda berasal? | Asal desa/kelurahan Anda |
        Desa/Kelurahan tempat koperasi berada | Desa tempat KDMP | Di desa mana koperasi
        Anda? | Kelurahn | Kelurhan | Nama Desa / Kel | D E S A | Desa/Kelurahan * | Nama
        Desa Asal | Desa / Kelurahan (pilih) | Pilih Desa | Pilih Desa/Kelurahan | Nama Desa
        atau Kelurahan | Asal (Desa) | Desa/Kec | Desa, Kecamatan | Desa Kec. | Desa -
        Kecamatan | Alamat (Desa, Kec) | Pemerintah Desa | Pemdes | Pemdes/Kelurahan | Which
        village are you from? | Perwakilan dari Desa | Utusan dari Desa | Desa/Kel. Asal |
        Desa Tempat Tugas | Desa Binaan | Desa Lokasi Koperasi | Nama desa/kampung | Alamat
        Domisili | Kampung/Kelurahan | Kelurahan / Kalurahan
        """,
    "kecamatan": """
        Kec | Kec. | Kecamatan | Nama Kecamatan | Kecamatan Asal | Asal Kecamatan | Kec.
        Asal | Wilayah Kecamatan | Distrik | Kapanewon | Kemantren | Sub-District |
        Subdistrict | District | Kecamatan/Distrik | Utusan Kecamatan | Kecamatan (Asal) |
        Perwakilan Kecamatan | Kecamtan | Kecaamatan | Kecamata | K E C A M A T A N | Pilih
        Kecamatan | Dari kecamatan mana? | Kecamatan Domisili | Kec. Domisili | Nama Kec. |
        Kecamatan/Kapanewon | Distrik/Kecamatan | Kecamatan * | Districts | Kecamatan tempat
        koperasi
        """,
    "village_code": """
        Kode Desa | Kode Wilayah | Kode Kemendagri | Kode Wil. | Kd Desa | KD_DESA |
        kode_desa | ID Desa | Kode Desa/Kel | Kode Wilayah (Kemendagri) | Village Code |
        Kode Wilayah Desa | Kode Administrasi Desa | kodedesa
        """,
    "position": """
        Jabatan | Jbt | Jbt. | Jab. | Jbtn | Jabatan di Koperasi | Jabatan dalam
        Kepengurusan | Jabatan Pengurus | Jabatan dalam Koperasi | Posisi | Posisi di
        Koperasi | Peran | Sebagai | Status Kepengurusan | Unsur | Tugas/Jabatan | Kedudukan
        dalam Koperasi | Status Jabatan | Jabatan/Tugas | Jabatan / Posisi | Role | Position
        | Title | Job Title | Designation | Role in cooperative | Apa jabatan Anda di
        koperasi? | Jabatan Bapak/Ibu | Jabatn | Jabatam | Jabtan | Kepengurusan | J A B A T
        A N | Jabatan di KDMP | Jabatan dlm Koperasi | Hadir sebagai | Mengikuti sebagai |
        Jabatan/Instansi | Jabatan (Ketua/Sekretaris/Bendahara) | Your position | Selaku |
        Jabatan Peserta | Positions
        """,
    "phone": """
        No HP | No. HP/WA aktif | Nomor HP (WA) | HP/WA | No. Handphone/WA | No Hape | NO.HP
        | No Telp/HP | No. Telp. | Telp. | Tlp | Tlpn | Telpon | Telepon | Telephone | No.
        Telpon | No Tlpn | No. Tlp/HP | Nomor yang bisa dihubungi | Nomor yang dapat
        dihubungi | No. yang bisa dihubungi | Kontak | Kontak yang bisa dihubungi | No
        Kontak | Kontak Person | CP | No. CP | Contact | Narahubung | Nomor WhatsApp |
        WhatsApp Number | WhatsApp | Whats App | WA Aktif | No Wa Aktif | W.A. | No. W.A |
        Ponsel | No. Ponsel | Seluler | No Seluler | Telepon Seluler | Telepon Genggam |
        Telpon Genggam | Cell | Cell No | Cellphone | Mobile No. | Phone No. | Tel | Tel. |
        Tel No | HP Pengurus | No HP Ketua | No HP Peserta | HP Aktif | Nomor telepon/WA
        yang aktif | No. Telepon / Whatsapp | Berapa nomor HP Anda? | Nomor Handphone |
        Nomer HP | Nmr HP | No Hanphone | No. Hp/Wa Akif | Whatapp | Whatsap | No HP (WA) |
        No.HP/Telp | No HP/Whatsapp yang Aktif | NOMOR HP / WA | Nomor Telepon Seluler | H P
        | No H P | Nomor Kontak | Nomor Kontak Person | Nope | No. Hp yg bisa dihubungi |
        Phones | Phone numbers | Contact Number | Contact No. | What is your phone number? |
        WA Number | No. Telepon/HP | No. WhatsApp aktif (untuk grup) | No Hp Aktif | Nomor
        Telpon | Hp. | Telp/HP | Telephon | Handpone | No Handpone | Hand phone | Hanphone |
        Nomor Hanpone | Hotline
        """,
    "cooperative": """
        Nama Koperasi | Nama KDMP | KDMP | KDKMP | KKMP | KDMP/KKMP | Koperasi | Nama Kopdes
        | Kopdes MP | Kopdes Merah Putih | Nama Kopdes/Kopkel | Koperasi Desa Merah Putih |
        Nama KDMP/KKMP | Koperasi Desa/Kelurahan | Kop. Desa | Nama Kopdeskel | Cooperative
        Name | Co-op | Name of cooperative | Nama Koperasi (sesuai akta) | Nama Koperasi
        Desa Merah Putih (KDMP) | Nama KD/KMP | Nama KKMP | Koperasi Desa | Nama Koperasi
        Merah Putih | Cooperatives | Nama lengkap koperasi | Apa nama koperasi Anda? |
        Kopdes/Kopkel | Koperasi Merah Putih | Nama Kop. Desa | Kop
        """,
    "needs": """
        Kebutuhan | Kebutuhan KDMP | Kebutuhan Koperasi | Kebutuhan Kemitraan | Usulan
        Kebutuhan | Minat | Minat Kerja Sama | Minat Kerjasama | Bidang yang Diminati |
        Rencana Kerja Sama | Rencana Kemitraan | Jenis Usaha yang Diminati | Produk yang
        Dibutuhkan | Komoditas yang Dibutuhkan | Apa kebutuhan koperasi Anda? | Kerja sama
        yang diharapkan | Kebutuhan yang diharapkan | Needs | Needed products | Interests |
        What does your cooperative need? | Kebutuhan Usaha | Kebutuhan (boleh lebih dari
        satu) | Kebutuhan/Minat | Keb. Koperasi | Bidang Kerja Sama yang Diminati |
        Kebutuhan Barang/Jasa | Yang Dibutuhkan
        """,
    "legal_no": """
        Nomor AHU | No. AHU | No Badan Hukum | No. BH | Nomor BH | SK Kemenkumham | No. SK
        Kemenkumham | Nomor SK AHU | No Akta Pendirian | Nomor Badan Hukum | SK AHU | Badan
        Hukum
        """,
    "legal_date": """
        Tanggal AHU | Tgl. AHU | Tanggal Badan Hukum | Tgl BH | Tanggal SK | Tgl SK AHU |
        Tanggal Pengesahan | Tanggal Akta
        """,
    "note": """
        Keterangan | Ket. | Ket | Catatan | Note | Remarks | Keterangan Lain | Ket. Lain |
        Keterangan/Catatan | Komentar | Lain-lain | Keterangan Tambahan | K E T | Notes |
        Comments
        """,
    "number": """
        No | No. | NO URUT | Nomor Urut | Nmr | No. Urut | Num. | No Absen | Urutan | N O |
        Nomor
        """,
    "regency": """
        Kabupaten | Kab. | Kabupaten/Kota | Kab/Kota | Nama Kabupaten | Regency |
        Kota/Kabupaten | Asal Kabupaten | Kabupaten/Kota Asal
        """,
}
"""Field -> headings that mean it, between bars."""

VAGUE = {
    "village": """
        Wilayah | Lokasi | Tempat | Kedudukan | Instansi | Unit Kerja | Unit | Lembaga |
        Asal Instansi | Instansi Asal | Nama Instansi | Asal Lembaga | Organisasi | Nama
        Organisasi | Asal Organisasi | Nama Lembaga | Tempat Tugas | Tempat Kerja | Satuan
        Kerja | Institusi | Perwakilan | Utusan | Delegasi | Mewakili | Dari | Utusan dari |
        Perwakilan dari | Asal Daerah | Asal Wilayah | Daerah | Daerah Asal | Area |
        Location | Place | Organization | Institution | Dusun | Unit Organisasi | From | Di
        | Di- | Tempat Tinggal | Alamat Instansi | Region
        """,
    "kecamatan": """
        Wilayah | Area | Daerah | Korwil | Rayon | Zona | Wilayah Kerja | Wilayah Tugas
        """,
    "position": """
        Tugas | Status | Kedudukan | Kapasitas | Peranan | Bagian | Struktur | Jenis
        Kepengurusan | Fungsi | Bidang
        """,
    "phone": """
        No | Alamat Kontak
        """,
}
"""Field -> headings that mean it only where the cells fit."""

NONE = """
    Timestamp | Stempel waktu | Cap Waktu | Tanggal Konfirmasi | Omzet | Omset per bulan | NPSN
    | Latitude | No KK | NIK | No. NIK | No KTP | Kode Pos | Jumlah Anggota | Tanggal Lahir |
    Tempat Lahir | Tempat Tanggal Lahir | Tempat, Tgl Lahir | TTL | Jenis Kelamin | L/P | JK |
    Email | E-mail | Alamat Email | Tanda Tangan | Paraf | TTD | Umur | Usia | Agama |
    Pendidikan | Pekerjaan | Foto | Ukuran Kaos | No. Rekening | Nomor Rekening | Nama Bank |
    NPWP | No NPWP Koperasi | NIB | NIP | Pangkat/Gol | Golongan | Nama Ayah | Nama Ibu Kandung
    | Nama Suami/Istri | Nama Kendaraan | No Polisi | Nama Hotel | No Kamar | Luas | Modal |
    Tahun Berdiri | Website | Facebook | IG | No. Undangan | Nomor Surat | No. Surat Tugas |
    Tanggal Surat | Perihal | Waktu Kedatangan | Jam | Hari | Hari/Tanggal | Status Kehadiran |
    Kehadiran | Hadir | Hadir/Tidak Hadir | Konfirmasi Kehadiran | RT/RW | RT | RW | Kode
    Registrasi | No. Registrasi | No Sertifikat | Jumlah Peserta | Uang Saku | Transport | Nama
    Pemilik Rekening | Apakah Anda bersedia hadir? | Sumber Dana | Nilai | Skor | Nama Produk |
    Nama Produk Unggulan | Nama Acara | Nama Kegiatan | Nama Pelatihan | Tempat Kegiatan |
    Tempat Acara | Lokasi Acara | Lokasi Kegiatan | Tempat Rapat | Alamat Web | Nomor Induk
    Koperasi | NIK Koperasi | Titik Koordinat | Koordinat Lokasi | Nama Pasar | Nama Kelompok |
    Nama Kelompok Tani | Nama Gudang | Nama Barang | Nama File | Nama Dokumen | Nama Akun | Nama
    Panggilan | Nama Jalan | Nama Dusun | Nama Sekolah | Nama Notaris | Jumlah Desa | Jumlah
    Kecamatan | Luas Desa | Kode Transaksi | No. Antrian | Nomor Kursi | No Meja | No Kursi |
    Nomor Undian | No Tiket | Nomor Sertifikat | No Anggota | Nomor Anggota | Nomor Induk |
    Provinsi | Nama Provinsi | Tanggal Daftar | Tanggal Hadir | Tgl Datang | Date | Date of
    Birth | Gender | Age | Postal Code | Zip | IP Address | Longitude | Status Desa | Status
    Perkawinan | Kategori Desa | Jenis Usaha | Unit Usaha | Nama Usaha | Gerai | Jumlah Gerai |
    Komoditas Unggulan | Potensi Desa | Produk Unggulan Desa | Luas Lahan | Anggaran | Dana Desa
    | Total | Jumlah | Persentase | Link Dokumen | Link Maps | Google Maps | Share Loc | Nomor
    Rumah | Ukuran Baju | Alergi | Makanan | Kendaraan | Jam Kedatangan | Username | Password |
    Kata Sandi | Tanggal Berdiri Desa | Nama Pembina | Nama Dosen | Nama Anak | Hari Kedatangan
    | Uraian | Bukti Transfer | Verifikasi | Foto KTP | Upload Surat Tugas | Nomor SPPD |
    Pangkat | Eselon | Nama Program | Nama Aplikasi | No Telp Kantor Desa Darurat | HP Darurat |
    Kontak Darurat | No HP Suami/Istri
    """
"""Headings about other things, whatever the cells look like."""
