/** Traditional forms of characters that stand in addresses and place names, each followed by the simplified one. */
const PAIRS =
  '號号樓楼棟栋單单橋桥園园莊庄東东華华灣湾區区鎮镇廣广場场門门裡里裏里衖弄興兴豐丰寧宁學学醫医車车長长馬马龍龙鳳凤麗丽蘭兰陽阳陰阴' +
  '寶宝濱滨慶庆義义聖圣順顺錦锦銀银鐵铁嶺岭島岛漁渔鄉乡縣县衛卫電电氣气雲云風风鹽盐蘇苏楊杨劉刘陳陈張张趙赵黃黄盧卢齊齐葉叶謝谢鄭郑' +
  '湯汤頭头壩坝塢坞溝沟瀾澜濟济漢汉滬沪臨临開开關关閘闸閣阁煙烟積积種种麥麦點点條条層层術术榮荣歡欢壽寿祿禄綠绿紅红藍蓝養养書书畫画' +
  '會会館馆報报壘垒駅站灘滩潤润澤泽鐘钟鍾钟塊块幾几';

const simplified = new Map<string, string>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) simplified.set(PAIRS[i] as string, PAIRS[i + 1] as string);

/** Writes traditional characters as simplified ones, as far as they are common in places. Never changes the length. */
export const simplify = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, (c) => simplified.get(c) ?? c);
