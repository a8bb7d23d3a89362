import type { Dice } from './dice.ts';

/** Parts of names by the languages met in Lampung and its news. Combined, they make names that no list holds. */
const PARTS: readonly { head: string; tail: string; middle?: string }[] = [
  {
    head: 'Su Sri Tri Par Sar Ngad Wag Pon Tuk Kas Mar Dar Har Jum Was Mul Nar Rus Tar Pur Sis Win Bud Yul Kar Sud Sug Sut',
    middle: 'a i o u ar ir ad am an at ay iy',
    tail: 'no to di man min jo wan wati ni nah yem tun ti ningsih rini yanti yanto yono yadi wanto geng giarto jianto',
  },
  {
    head: 'Abdul Nur Syam Khair Zain Fakhr Bahr Badr Sirad Jamal Kamar Husn Alim Rahm Mutt Fath Sholeh Miftah Zulf Hafiz',
    tail: 'uddin ullah udin iyah ani awati aini idah iman ullah al ur asyah ina anto iansyah',
  },
  {
    head: 'Ri Di An Fe No Vi Ra De Me Re Yu El Al Ar Er Ni La Ma Fi Ti Ka Sa Ju Wi Da',
    middle: 'la na ra ri vi ka di an en ni za fi sti sky ndra ndi lia',
    tail: 'na ni ta ti sa ka ya no o ry di dy ansyah awan ana anti iana ita isa endra anda ika',
  },
  {
    head: 'Hut Sim Sihot Pan Mar Nab Sib Nap Tam Lumban Raja Sir Man Tur Dol Pur Sag Lim',
    tail: 'barat abean angga olon upulu aung urung ait egar abutar oksaribu orang jaitan batu gaol pung',
  },
  {
    head: 'Ander John Peter Wil Thomp Robin Han Eric Jan Mc Mac Fitz Schnei Hoff Stein Gold Kauf Wein Brad Har Ash Ster Wal',
    tail: 'son sen sson mann berg ton ley field ford er der ler ker ham worth man stein ez well ings more',
  },
  {
    head: 'Ivan Petr Sokol Kuzn Pop Volk Nowak Kowal Wisn Lewand Horv Novak Jov Milos Stank Dragan',
    tail: 'ov ova ev sky ski ovic evic enko uk ak czyk ar in ina iev',
  },
  {
    head: 'Rodr Gonz Fern Mart Lop Per Sanch Ram Tor Flor Riv Gom Diaz Vas Silv Cos Olive San Fer Bel Mor Ro Cas Gar',
    tail: 'iguez alez andez inez ez ero as eira a ira es inho inha ano etti elli ini ardo ucci oni o',
  },
  {
    head: 'Ya Taka Naka Ko Ishi Fuji Mura Hashi Ki Ta Sa Oka Mori Hira Shima Yoshi Ike Ueda Matsu Wata Ha',
    tail: 'moto da mura yama shi naka ta ji ro shita kawa no ki guchi zaki ko mi suke taro hara gawa nabe',
  },
  {
    head: 'Al Mo Kha Ha Ab Sa Ra Ba Fa Ja Na Ta Za Qa Gha Mah Mu',
    middle: 'ham la ri sha di bi wa ni mi ssa mma zzi',
    tail: 'd m n l di mi ni ri wi ani awi eem een oud ar im ud i a sh ssan',
  },
  {
    head: 'Abu Mus Mut Muh Ist Iht Fakh Nas Zai Abd Syam Sal Tam Was Maj Lut Ham Jun Shof Kha Fat Mif Nur',
    middle: 'ta wak hu shi qi tha lih fi dul sya zul adi na ba',
    tail: 'ullah lin mi din rudin budin nuddin riyah fah fiah zah zil tamim aini iyyah rosyid',
  },
  {
    head: 'Sjam Sjai Djo Dju Tjo Tjok Soe Moe Koe Boe Noer Roes Oemar Joes Soer Poer Hadi Djat Woer',
    tail: 'roel ko no din to djo man diro narto kiman barto roto mihardja winoto adiredja karta prodjo atmodjo',
  },
  {
    head: 'Mu Nko Nka Mba Mwa Zu Chi Nye Ma Oba Oke Ade Olu Nwa Dla Man Gu Se Ka Si Ny Ki',
    middle: 'ba ngi ndi ka wa nga kwe ro la',
    tail: 'ni ra ngo bo we la sa nje zi mba nda ye wu ko to le',
  },
  {
    head: 'Gul Saak Shev Naz Ber Rakh Kar Alim Tok Mirz Sark Petr Hovh Kva Bagr Dzh Tam Gio Abd',
    tail: 'adze ashvili imov bayev ayev ian yan uly arbek osyan annes atsky eladze aria ili',
  },
  {
    head: 'Ram Krish Su Raj Vi Nara Mu Pra Bala Chan Gup Ved Siva Ana Ven Sha Man Deep Aru',
    middle: 'ku ma na ra ya ja de',
    tail: 'yan nan mar ran than esh jit ta wal samy pal singh kar desh nath maran vel',
  },
  {
    head: 'Man La Tum Ka Pang Ron Wow Mo Sum Ra Ru Wa Lu Mam Sol Tan Nel Wen To Run',
    middle: 'ma lu ka nda re ngke',
    tail: 'ruhu kaunang bela latu tumbu wuwu ey asi ella ewa oring das kay dagi ntu bessy iwu esy uw',
  },
  {
    head: 'Ver De Bou Le La Du Mer Sar Cha Mont Beau Hol Cam Mit Roo Cle Gre Wor Lan',
    tail: 'stone den berg velt hoef kozy ron mont lain ard elle tier ande eron gomery dale ford worth broke',
  },
];
const ASIAN =
  'Bin Bo Chao Cheng Chun Da Fei Feng Gang Guo Hai Hao Hong Hua Hui Jian Jie Jin Jun Kai Lei Li Ling Long Min Ning Ping Qiang Qing Rui Shan Shu Tao Ting Wei Wen Xia Xin Xiu Yan Yi Ying Yong Yue Yun Zhen Zhi Eun Hee Ji Kyung Mi Sang Soo Sun Tae Won Yeon Thi Van Minh Anh Duc Huy Linh Quoc Somchai Aung Kyaw Thein'.split(
    ' ',
  );

const split = (parts: string | undefined) => parts?.split(' ') ?? [''];
const kinds = PARTS.map(({ head, middle, tail }) => ({
  heads: split(head),
  middles: split(middle),
  tails: split(tail),
}));

/** One word of a name, made up. */
export function coinName(dice: Dice): string {
  if (dice.happens(0.08)) return dice.pick(ASIAN);
  const { heads, middles, tails } = dice.pick(kinds);
  const middle = dice.happens(0.5) ? dice.pick(middles) : '';
  return dice.pick(heads) + middle + dice.pick(tails);
}

const ONSETS = split(
  'b c d f g h j k l m n p r s t v w y z br cr dr gl gr kr pl pr sk sp st tr ng ny sh ch th',
);
const VOWELS = split('a a a e e i i o o u u ai au ea ee io ou');
const CODAS = split('  n r s t k l m ng x th ck nd st rt');
const ENDS = split(
  'indo tek mart sol pedia med net plus land burg ville stan ia land ton tama jaya karya grup fin pay soft star gen max on us is or er',
);

/** A word that is nobody's name, made up: a place, a product, a company. */
export function coinThing(dice: Dice): string {
  let word = '';
  const syllables = 1 + dice.below(3);
  for (let n = 0; n < syllables; n++) word += dice.pick(ONSETS) + dice.pick(VOWELS);
  word += dice.happens(0.3) ? dice.pick(ENDS) : dice.pick(CODAS);
  return capitalised(word);
}

export function coinAcronym(dice: Dice): string {
  const length = 2 + dice.below(4);
  return Array.from({ length }, () => dice.pick([...'ABCDEFGHIJKLMNPRSTUWY'])).join('');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
