"""Names of more regions, numbers as people write them, and companies."""

from tests.sheets.fresh.case import Person
from tests.sheets.fresh.office import Office

ACEH = (
    ["Teuku", "Cut", "Muhammad", "Zulfikar", "Nuraini", "Mukhtar", "Safrida", "Ibnu", "Marzuki"],
    ["Iskandar", "Nurul", "Rizal", "Hasbi", "Fakhrurrazi", "Ramli", "Syukri", "Maulida"],
    ["Usman", "Ismail", "Abdullah", "Ibrahim", "Yusuf", "Daud", "Sulaiman", "Hasan"],
)
SUNDA = (
    ["Asep", "Dadang", "Euis", "Iis", "Cecep", "Ujang", "Neneng", "Tatang", "Enok", "Jajang"],
    ["Suryana", "Nurjanah", "Rohimat", "Komala", "Sopandi", "Rukmana", "Kurniasih", "Sutisna"],
    ["Hidayat", "Saepudin", "Permana", "Rohaeti", "Gunawan", "Mulyana", "Suhendar", "Lesmana"],
)
MADURA = (
    ["Moh.", "Abd.", "Siti", "Achmad", "Hosnan", "Misnawi", "Rumiyati", "Sahrul", "Junaidi"],
    ["Rofiqi", "Hannan", "Maimunah", "Fathorrahman", "Zaini", "Subairi", "Holifah", "Baidowi"],
    ["Mansur", "Hasyim", "Rasyidi", "Sholeh", "Mahfud", "Toyyib", "Qomariyah", "Wahed"],
)
LOMBOK = (
    ["Lalu", "Baiq", "Muhammad", "Sahabudin", "Raehanun", "Mahsun", "Nurhasanah", "Saparudin"],
    ["Ahyar", "Sukmawati", "Irfan", "Wirajaya", "Hidayati", "Zohri", "Marzoan", "Rahmatul"],
    ["Hadi", "Fathurrahman", "Akbar", "Suparlan", "Wathoni", "Mulyadi", "Ramdani", "Satriawan"],
)
FLORES = (
    ["Yohanes", "Maria", "Fransiskus", "Theresia", "Petrus", "Kristina", "Dominikus", "Agnes"],
    ["Kopong", "Wea", "Goa", "Nona", "Ratu", "Bhoka", "Lero", "Dhae", "Mbete"],
    ["Wangge", "Bata", "Rero", "Lamanepa", "Mite", "Sare", "Nggebu", "Keraf", "Tani"],
)
MALUKU = (
    ["Jopie", "Costansa", "Semuel", "Hendrika", "Ferdinand", "Adolfina", "Marthinus", "Yacoba"],
    ["Ruland", "Elsye", "Thomas", "Selvia", "Benony", "Welmina", "Alberth", "Rachel"],
    ["Latupapua", "Pattiasina", "Tuhumury", "Wattimena", "Lilipaly", "Hallatu", "Sahetapy"],
)
MINAHASA = (
    ["Jantje", "Deitje", "Frangky", "Meiske", "Novry", "Treesje", "Royke", "Olga", "Steven"],
    ["Hentje", "Lucky", "Vonny", "Refly", "Grace", "Donald", "Yeane", "Markus"],
    ["Kandou", "Rumengan", "Wowor", "Lontoh", "Pangkey", "Tumbelaka", "Sumakul", "Walangitan"],
)
BANJAR = (
    ["Akhmad", "Gusti", "Norhayati", "Syahrani", "Rusmiati", "Hairul", "Masnah", "Fahruraji"],
    ["Rizani", "Ariadi", "Hamidah", "Syamsuri", "Aspiani", "Kaspul", "Noorlaila", "Jumadi"],
    ["Anwar", "Effendi", "Rahman", "Fauzi", "Hasbullah", "Ideham", "Asmuni", "Sabran"],
)
FIRMS = [
    "PT Sinar Tani Makmur",
    "CV Berkah Logistik",
    "PT Bank Pembangunan Serayu",
    "Perum Pangan Sejahtera",
    "PT Gas Murni Abadi",
    "PT Pupuk Subur Nusantara",
    "UD Sumber Rejeki Dieng",
    "PT BPR Artha Mandiri",
    "Perumda Tirta Kencana",
    "PT Kopi Lereng Utama",
    "PT Asuransi Tani Amanah",
    "Dinas Perdagangan Provinsi",
    "PT Telematika Desa Digital",
    "CV Salak Manis",
    "PT Olah Kentang Jaya",
    "PT Farma Medika Raya",
    "Toko Besi Barokah",
    "PT Energi Surya Desa",
]


def firms(office: Office, count: int) -> list[str]:
    """Return companies, each once."""
    return office.rng.sample(FIRMS, count)


def bare(some: list[Person], phones: bool = True) -> list[Person]:
    """Return people of whom nothing but village and maybe number is known."""
    return [Person(p.name, p.village, p.phone if phones else "") for p in some]


def dashed(person: Person) -> str:
    """Return the number in groups, as people write it: 0812-3456-7890."""
    local = person.local
    return f"{local[:4]}-{local[4:8]}-{local[8:]}"


def spaced(person: Person) -> str:
    """Return the number as WhatsApp shows it: +62 812-3456-7890."""
    phone = person.phone
    return f"+62 {phone[3:6]}-{phone[6:10]}-{phone[10:]}"


def plain_code(person: Person) -> str:
    """Return the code of the village without its dots, as systems of the state store it."""
    return person.village.code.replace(".", "")


def digits(office: Office, count: int, start: str = "") -> str:
    """Return a number of some digits, such as that of an account."""
    rest = "".join(str(office.rng.randrange(10)) for _ in range(count - len(start)))
    return start + rest
