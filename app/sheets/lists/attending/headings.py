"""What lists of attendees call their columns, in `words` form."""

from app.sheets.layout.headings import PHONE as ANY_PHONE
from app.sheets.layout.headings import SENT_BY_COOPERATIVE, SENT_BY_VILLAGE

COOPERATIVE = (
    *("nama koperasi", "koperasi", "nama kdmp", "kdmp", "nama kopdes", "kopdes", "nama lembaga"),
    *("nama koperasi desa kelurahan merah putih", "koperasi desa merah putih", "kdkmp"),
    *("kkmp", "kop", "co op", "kop desa", "kdmp kkmp", "koperasi desa kelurahan"),
    *("cooperative", "cooperative name", "name of cooperative", "co operative", "organisation"),
    *("knmp", "kgmp", "nama knmp", "nama kgmp"),
)
MAYBE_COOPERATIVE = (
    *("organization name", "organisation name", "organization", "organization 1 name", "company"),
    *("company name", "utusan", "perwakilan", "delegasi", "utusan dari", "asal", "instansi"),
    *SENT_BY_COOPERATIVE,
)
NAME = (
    *(
        "nama",
        "nama pengurus",
        "nama lengkap",
        "jabatan nama",
        "nama peserta",
        "peserta",
        "nama ketua",
        "pengurus",
    ),
    *("nama yang hadir", "nama perwakilan", "nama undangan", "nama manajer", "perwakilan"),
    *("name", "full name", "participant", "participant name", "attendee", "manager"),
    *("delegasi", "nama delegasi", "nama anggota", "first name", "nama depan", "firstname"),
    "given name",
    *("ketua", "sekretaris", "bendahara", "manajer", "pengelola", "nama pengelola"),
    *("manager name", "representative", "attendee name", "person", "penanggung jawab"),
    *("nama penanggung jawab", "pj", "kepada", "kepada yth", "utusan", "nama utusan"),
    *("nm", "yth", "pimpinan", "pic", "nama pic", "nama pimpinan", "nm lengkap"),
    *("nama yang diundang", "yang diundang", "yang hadir", "nama pj", "nama nama", "names"),
    *("yang akan hadir", "yang diutus", "personil", "personel", "contact name", "wakil koperasi"),
)
MAYBE_NAME = (
    *SENT_BY_COOPERATIVE,
    *SENT_BY_VILLAGE,
    "undangan",
    "wakil",
    "petugas",
    "tamu",
    "guest",
    "who",
    "siapa",
    "orang",
    "peserta yth",
)
NOT_OF_A_PERSON = frozenset(
    {"produk", "usaha", "kegiatan", "acara", "pelatihan", "pasar", "kelompok", "gudang", "barang"}
    | {"file", "dokumen", "jalan", "dusun", "sekolah", "notaris", "dosen", "pembina", "program"}
    | {"aplikasi", "instansi", "lembaga", "organisasi", "kantor", "dinas", "gerai", "komoditas"}
    | {"toko", "merek", "merk", "proyek", "tempat", "lokasi", "wilayah", "unit", "sheet", "mitra"}
    | {"perusahaan", "perseroan", "pt", "cv", "bumn", "bumdes", "gapoktan", "poktan", "provider"}
    | {"project", "event", "product", "company", "school", "organization", "office", "surat"}
)
NOT_OF_NAMES = frozenset(
    {"no", "nomor", "kode", "code", "id", "alamat", "hp", "status", "jumlah", "kategori", "jenis"}
)
NAME_MIDDLE = ("middle name", "nama tengah", "middlename", "second name")
NAME_LAST = ("last name", "nama belakang", "surname", "family name", "lastname")
POSITION = (
    "jabatan",
    "jbtn",
    "jbt",
    "jab",
    "posisi",
    "peran",
    "sebagai",
    "sbg",
    "unsur",
    "kedudukan dalam koperasi",
    "status kepengurusan",
    "jabatan dalam koperasi",
    "position",
    "role",
    "title",
    "office",
    "designation",
    "kepengurusan",
    "selaku",
    *("job title", "organization title", "organisation title", "organization 1 title"),
)
MAYBE_POSITION = (
    *("tugas", "status", "kedudukan", "kapasitas", "peranan", "bagian", "struktur", "fungsi"),
    *("jenis kepengurusan", "bidang", "kategori", "keterangan jabatan", "kelompok jabatan"),
)
PHONE = (
    *ANY_PHONE,
    *("kontak", "no kontak", "contact", "nomor", "nomer", "cp", "contact person", "call"),
    *("narahubung", "no narahubung", "no cp", "kontak person", "no kontak person", "hotline"),
    *("phone 1 value", "phone value", "mobile phone 1", "primary phone", "home phone"),
)
NOT_OF_A_PHONE = frozenset(
    {"surat", "induk", "kursi", "undian", "sppd", "anggota", "darurat", "rumah", "meja", "urut"}
    | {"emergency", "izin", "polis", "antrian", "sertifikat", "invoice", "faktur", "seri", "mesin"}
    | {"label", "type", "tipe", "jenis"}
)
PHONE_OTHER = (
    *("no hp 2", "hp 2", "no hp lain", "telepon kantor", "second phone", "other phone"),
    *("phone 2 value", "mobile phone 2"),
)
LEGAL_NO = (
    *("nomor ahu", "no ahu", "nomor badan hukum", "no badan hukum", "badan hukum", "ahu", "sk ahu"),
    *("no bh", "nomor bh", "bh", "sk kemenkumham", "no akta", "no akta pendirian", "sk pengesahan"),
    *("nomor sk", "no sk", "nomor sk ahu", "badan hukum nomor", "badan hukum no", "nomor akta"),
    *("legal number", "legal no", "registration number", "registration no", "legal entity number"),
)
LEGAL_DATE = (
    *("tgl bh", "tanggal bh", "tanggal ahu", "tgl ahu", "tanggal badan hukum", "tgl badan hukum"),
    *("tanggal sk", "tgl sk", "tanggal akta", "badan hukum tanggal", "badan hukum tgl"),
    *("tanggal pengesahan", "tgl pengesahan", "tanggal sk ahu", "tgl sk ahu", "tanggal berdiri"),
    *("legal date", "registration date", "date of registration", "established"),
)
LEGAL_WORDS = frozenset(
    {"badan", "hukum", "ahu", "sk", "akta", "akte", "pengesahan", "pendirian", "terbit", "notaris"}
    | {
        "kemenkumham",
        "legal",
        "registration",
        "koperasi",
        "kdmp",
        "no",
        "nomor",
        "of",
        "the",
        "tgl",
    }
    | {"tanggal", "number", "date", "berdiri"}
)
"""What the heading of a legal number or its date may say besides."""
NEEDS = (
    *("kebutuhan", "minat kerja sama", "minat", "minat kerjasama", "kebutuhan koperasi"),
    *("kebutuhan kerja sama", "kebutuhan minat", "minat kemitraan", "bidang kerja sama"),
    *("rencana usaha", "usulan", "usulan kerja sama", "kebutuhan usaha", "jenis kebutuhan"),
    *("diminati", "dibutuhkan", "rencana kerja sama", "rencana kemitraan", "needed", "keb"),
    *("kerja sama yang diharapkan", "kerjasama yang diharapkan", "kemitraan yang diharapkan"),
    *("needs", "need", "interests", "interest", "requested services", "business needs"),
)
NOTE = (
    *("keterangan", "ket", "catatan", "note", "notes", "remark", "remarks", "comment"),
    *("komentar", "lain lain", "comments"),
)
