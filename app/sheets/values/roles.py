"""Words that stand where a name should, and name nobody."""

from app.sheets.values.keys import words

_SAID = """
absen absent aktif baru ada admin akan anggota atau available batal be belum bendahara berhalangan
blm bpd calon confirmed dalam dan data definitif desa dibentuk diisi diketahui
dikonfirmasi dipilih diri ditentukan ditetapkan ditunjuk diwakilkan dunia hadir hp ijin
info informasi isi izin jabatan kader kades kdmp kelurahan kepala kepengurusan
ketua kkmp konfirmasi kopdes koperasi kosong lama lowong lurah manajer masih masyarakat
mengundurkan meninggal menunggu menyusul merah mundur musdes musdesus muskel musyawarah na
nama name nanti nihil no nobody nunggu
none not nomor ok operator orang para pembentukan pemilihan pending pengawas pengelola pengganti
pengurus perangkat perwakilan peserta petugas proses putih sakit salah satu sedang
sekdes sekretaris seluruh sementara semua siapa staf sudah susulan tak tamu tanda tangan
tba tbd tdk terbentuk terisi tidak to tokoh ttd undangan unknown utusan vacant wa
waiting wakil warga x yet
"""
"""Words for those who come that name nobody, and for reasons why nobody is named."""
_ROLES = frozenset(_SAID.split())


def is_role(text: str) -> bool:
    """Tell whether a text says only what somebody is: `Ketua`, `Pengurus KDMP`."""
    said = words(text).split()
    return bool(said) and all(word in _ROLES or set(word) == {"x"} for word in said)
