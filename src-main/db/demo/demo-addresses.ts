/** People who do not exist, at streets that may: names and scripts as labels meet them. Order as in `Address`. */
import type { Address } from '../../../src-shared/model/order.ts'

type Line = readonly [
  name: string,
  line1: string,
  postalCode: string,
  city: string,
  countryCode: string,
  more?: {
    readonly company?: string
    readonly line2?: string
    readonly region?: string
    readonly phone?: string
  },
]

const lines: readonly Line[] = [
  ['Marta Kowalczyk', 'ul. Długa 7', '00-238', 'Warszawa', 'PL'],
  ['Jürgen Weiß', 'Gärtnerstraße 44', '20253', 'Hamburg', 'DE', { phone: '+49 40 5550123' }],
  ['Inês Gonçalves', 'Rua das Flores 31', '4050-262', 'Porto', 'PT', { line2: '2.º esq.' }],
  ['Νίκος Αλεξίου', 'Τσιμισκή 42', '546 23', 'Θεσσαλονίκη', 'GR'],
  ['Åsa Lindqvist', 'Storgatan 9', '903 26', 'Umeå', 'SE'],
  [
    'François Lefèvre',
    '12 rue de l’Église',
    '67000',
    'Strasbourg',
    'FR',
    { company: 'Atelier Lefèvre & Fils' },
  ],
  ['Оксана Шевчук', 'вул. Хрещатик 21, кв. 8', '01001', 'Київ', 'UA'],
  ['Þóra Jónsdóttir', 'Laugavegur 15', '101', 'Reykjavík', 'IS'],
  ['Giulia D’Angelo', 'Via Garibaldi 8', '16124', 'Genova', 'IT', { region: 'GE' }],
  ['Núria Puigdomènech', 'Carrer de Mallorca 210', '08008', 'Barcelona', 'ES'],
  ['Георги Димитров', 'бул. „Витоша“ 60', '1000', 'София', 'BG'],
  ['Saoirse Ní Bhriain', '5 Shop Street', 'H91 F6T2', 'Galway', 'IE'],
  ['Lukáš Dvořák', 'Národní 20', '110 00', 'Praha 1', 'CZ'],
  ['佐藤 美咲', '神宮前1-2-3 みどりハイツ205', '150-0001', '渋谷区', 'JP', { region: '東京都' }],
  ['Ștefan Ionescu', 'Strada Lungă 88', '500059', 'Brașov', 'RO'],
  ['Zsófia Kővári', 'Petőfi utca 3', '6720', 'Szeged', 'HU'],
  ['Μαρία Γεωργίου', 'Λήδρας 18', '1011', 'Λευκωσία', 'CY'],
  ['Jānis Bērziņš', 'Brīvības iela 55', 'LV-1010', 'Rīga', 'LV'],
  ['Šarūnas Žukauskas', 'Gedimino pr. 12', '01103', 'Vilnius', 'LT'],
  ['Јелена Марковић', 'Кнез Михаилова 14', '11000', 'Београд', 'RS'],
  ['Ülle Mägi', 'Pikk 4', '10123', 'Tallinn', 'EE'],
  ['ليلى حداد', 'شارع الحمرا ٢٣، الطابق الثالث', '1103', 'بيروت', 'LB'],
  ['Oğuz Yıldırım', 'İstiklal Cd. 77', '34433', 'İstanbul', 'TR'],
  ['Joost van der Meer', 'Noordeinde 102', '2514 GM', '’s-Gravenhage', 'NL'],
  ['Owen Llewellyn', '3 Heol Fawr', 'CF10 1BH', 'Caerdydd', 'GB', { company: 'Llyfrau Llewellyn' }],
  [
    'Máté Ľubomír Šťastný-Hronský',
    'Námestie Slovenského národného povstania 28/B',
    '811 06',
    'Bratislava',
    'SK',
  ],
]

export const demoAddresses: readonly Address[] = lines.map(
  ([name, line1, postalCode, city, countryCode, more = {}]) => ({
    name,
    company: more.company ?? null,
    line1,
    line2: more.line2 ?? null,
    postalCode,
    city,
    region: more.region ?? null,
    countryCode,
    phone: more.phone ?? null,
  }),
)
