import { estate, type Neighbourhood, road } from './map.ts';

/** The newer half of 晴棠, along the avenue to the tea hills. Drawn by hand; every name is invented. */
export const east: readonly Neighbourhood[] = [
  {
    no: '11',
    name: '帆影',
    nameEn: 'Fanying',
    blocks: 7,
    estates: [
      estate('帆影新村', [4, 4, 4, 4, 4]),
      // 和平里 is cut by the boundary: 1 to 8 here, 9 to 16 in 麦秋. Only the building number tells.
      estate('和平里', [4, 4]),
      estate('船厂三区', [4, 3, 4], { aka: '船厂宿舍' }),
      estate('帆影国际', [1, 1, 1, 1]),
    ],
    roads: [
      road('帆影路', 'odd', 1, 99, 1, 2, 3),
      road('帆影路', 'even', 2, 100, 4, 5, 6),
      road('晴棠大道', 'odd', 1, 79, 6, 7),
    ],
    landmarks: [
      [5, '船厂大门'],
      [0, '帆影渡'],
    ],
  },
  {
    no: '12',
    name: '麦秋',
    nameEn: 'Maiqiu',
    blocks: 6,
    estates: [
      estate('和平里', [4, 4], { first: 9 }),
      estate('麦秋苑', [3, 4, 3, 4]),
      estate('农机小区', [3, 3, 4], { aka: '农机站宿舍' }),
      estate('麦浪公寓', [1, 2, 1]),
    ],
    roads: [
      road('麦秋路', 'both', 1, 90, 1, 2, 3),
      road('农机路', 'both', 1, 52, 4, 5),
      road('晴棠大道', 'odd', 81, 159, 5, 6),
    ],
    landmarks: [
      [4, '农机站'],
      [2, '麦秋戏台'],
    ],
  },
  {
    no: '13',
    name: '青篱',
    nameEn: 'Qingli',
    blocks: 6,
    estates: [
      estate('青篱小区', [4, 4, 4, 3]),
      estate('花圃新村', [4, 4, 3], { aka: '苗圃宿舍' }),
      estate('篱外人家', [3, 3, 3]),
      estate('青篱公馆', [1, 1]),
    ],
    roads: [
      road('青篱路', 'odd', 1, 75, 1, 2),
      road('青篱路', 'even', 2, 76, 3, 4),
      road('晴棠大道', 'odd', 161, 239, 5, 6),
    ],
    landmarks: [
      [3, '老花房'],
      [0, '青篱公园'],
    ],
  },
  {
    no: '14',
    name: '鹭汀',
    nameEn: 'Luting',
    blocks: 7,
    estates: [
      estate('鹭汀一村', [4, 4, 4]),
      estate('鹭汀二村', [4, 4, 4]),
      estate('滩涂新村', [4, 3, 4, 3], { aka: '渔业队宿舍' }),
      estate('鹭汀湾', [2, 1, 2, 1]),
    ],
    roads: [
      road('鹭汀路', 'both', 1, 132, 1, 2, 3, 4),
      road('观鹭弄', 'both', 1, 50, 5),
      road('晴棠大道', 'odd', 241, 319, 6, 7),
    ],
    landmarks: [
      [5, '渔业队码头'],
      [1, '白鹭亭'],
    ],
  },
  {
    no: '15',
    name: '桐阴',
    nameEn: 'Tongyin',
    blocks: 6,
    estates: [
      estate('桐阴里', [7, 7, 6, 7]),
      estate('邮电新村', [3, 4, 3], { aka: '邮局宿舍' }),
      estate('桐阴花园', [2, 2, 1, 2, 1]),
    ],
    roads: [
      road('桐阴路', 'odd', 1, 83, 1, 2),
      road('桐阴路', 'even', 2, 84, 3, 4),
      road('晴棠大道', 'odd', 321, 399, 5, 6),
    ],
    landmarks: [
      [2, '老邮局'],
      [5, '桐阴喷泉'],
    ],
  },
  {
    no: '16',
    name: '榆荫',
    nameEn: 'Yuyin',
    blocks: 6,
    estates: [
      estate('榆荫小区', [4, 4, 3, 4]),
      estate('钢窗新村', [3, 3], { aka: '钢窗厂老楼' }),
      estate('榆钱苑', [3, 3, 4]),
      estate('榆荫新城', [2, 1, 2]),
    ],
    roads: [
      road('榆荫路', 'both', 1, 102, 1, 2, 3),
      road('钢窗路', 'both', 1, 44, 3, 4),
      road('晴棠大道', 'even', 2, 80, 5, 6),
    ],
    landmarks: [
      [3, '钢窗厂礼堂'],
      [0, '榆荫农贸市场'],
    ],
  },
  {
    no: '17',
    name: '半亩塘',
    nameEn: 'Banmutang',
    blocks: 7,
    estates: [
      estate('半亩塘小区', [4, 4, 4, 4]),
      estate('塘北新村', [4, 3, 4], { aka: '知青房' }),
      estate('塘南新村', [4, 4, 3]),
      estate('荷风苑', [2, 1, 2, 1]),
    ],
    roads: [
      road('半亩塘路', 'odd', 1, 111, 1, 2, 3),
      road('半亩塘路', 'even', 2, 112, 4, 5),
      road('晴棠大道', 'even', 82, 160, 6, 7),
    ],
    landmarks: [
      [6, '荷花池曲桥'],
      [3, '塘北开水房'],
    ],
  },
  {
    no: '18',
    name: '瓦窑浜',
    nameEn: 'Wayaobang',
    blocks: 6,
    estates: [
      estate('瓦窑新村', [4, 4, 4, 3]),
      estate('窑工里', [7, 6, 7], { aka: '老窑工房' }),
      estate('浜西公寓', [3, 3]),
      estate('陶然居', [1, 2, 1]),
    ],
    roads: [
      road('瓦窑路', 'both', 1, 88, 1, 2, 3),
      road('浜西弄', 'both', 1, 36, 4),
      road('晴棠大道', 'even', 162, 240, 5, 6),
    ],
    landmarks: [
      [3, '旧窑址'],
      [0, '瓦窑浜步道'],
    ],
  },
  {
    no: '19',
    name: '鹤步',
    nameEn: 'Hebu',
    blocks: 6,
    estates: [
      estate('鹤步新村', [4, 4, 4, 4]),
      estate('车辆段宿舍', [3, 4, 3], { aka: '铁路家属院' }),
      estate('松鹤苑', [2, 1, 2]),
      estate('鹤步邻里', [3, 3]),
    ],
    roads: [
      road('鹤步路', 'odd', 1, 97, 1, 2),
      road('鹤步路', 'even', 2, 98, 3, 4),
      road('晴棠大道', 'even', 242, 320, 5, 6),
    ],
    landmarks: [
      [3, '老道口'],
      [1, '鹤步文化站'],
    ],
  },
  {
    no: '20',
    name: '朝露',
    nameEn: 'Zhaolu',
    blocks: 7,
    estates: [
      estate('朝露一村', [4, 4, 4, 4]),
      estate('朝露二村', [4, 3, 4]),
      estate('茶厂新村', [3, 3, 4], { aka: '茶厂宿舍' }),
      estate('晨光雅居', [2, 1, 2, 1]),
    ],
    roads: [
      road('朝露路', 'both', 1, 140, 1, 2, 3, 4),
      road('茶厂路', 'both', 1, 58, 5),
      road('晴棠大道', 'even', 322, 400, 6, 7),
    ],
    landmarks: [
      [5, '老茶厂'],
      [0, '朝露体育公园'],
    ],
  },
];
