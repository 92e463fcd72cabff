import { classOf, type Entry } from './taxonomy-entry.ts';

/** What may hurt somebody: the neighbourhood acts at once. In the words residents use on the stairs. */
export const safetyClasses: readonly Entry[] = [
  ...classOf(
    ['utilities', '水电燃气', 'Water, power and gas', '水表 电表 抄表 电力公司 自来水公司 供电局 水管'],
    '城乡建设',
    [
      [
        'gas-leak',
        '燃气泄漏',
        'Gas leak',
        '燃气泄漏 煤气泄漏 天然气泄漏 闻到煤气 煤气味 燃气味 漏气 瓦斯味 液化气味 煤气中毒',
        { urgency: 'emergency' },
      ],
      [
        'power-out',
        '停电',
        'Power failure',
        '停电 没电 断电 跳闸 电线冒火 电线短路 漏电 触电 变压器 电线掉 整栋没电 供电故障',
        { urgency: 'emergency' },
      ],
      [
        'water-out',
        '停水与爆管',
        'No water, burst pipes',
        '停水 没水 断水 水压低 水管爆裂 爆管 水管破裂 水管漏水 自来水发黄 跑水',
        { urgency: 'urgent' },
      ],
      [
        'supply',
        '供应与安装',
        'Supply and installation',
        '自来水 天然气 燃气 管道燃气 通气 燃气公司 水费 电费 暖气 供暖 一户一表 电网改造',
      ],
      ['street-light', '路灯', 'Street lights', '路灯 路灯不亮 没有路灯 灯杆 景观灯 路灯坏 草坪灯'],
    ],
  ),
  ...classOf(
    ['fire', '消防安全', 'Fire safety', '消防 消防安全 火灾隐患 防火 消防设施 消防检查'],
    '城乡建设',
    [
      [
        'burning',
        '起火冒烟',
        'Fire or smoke now',
        '着火 起火 失火 火灾 冒烟 烧起来 火苗 烧焦味 爆燃',
        { urgency: 'emergency' },
      ],
      [
        'lane',
        '消防通道堵塞',
        'Fire lane blocked',
        '消防通道 消防车道 堵住消防 占用消防 生命通道 消防车进不来 安全出口 疏散通道 逃生通道 防火门',
        { urgency: 'urgent' },
      ],
      [
        'ebike',
        '电瓶车充电',
        'E-bike charging',
        '飞线充电 飞线 电瓶车充电 电动车充电 电瓶上楼 电瓶车上楼 电动车进楼 电瓶车进电梯 室内充电 充电起火',
        { urgency: 'urgent' },
      ],
      ['equipment', '消防器材', 'Fire equipment', '灭火器 消防栓 消火栓 烟感 消防水带 应急灯 喷淋 消防器材'],
      [
        'stairs',
        '楼道堆物',
        'Things left in stairwells',
        '楼道堆物 楼道堆放 堆杂物 堆放杂物 楼道杂物 过道杂物 楼梯间堆 走廊堆 纸板箱 楼道里堆',
      ],
    ],
  ),
  ...classOf(
    [
      'falling',
      '高空抛物与坠物',
      'Falling objects',
      '坠物 高坠 砸到人 砸到车 从楼上掉',
      { urgency: 'urgent' },
    ],
    '城乡建设',
    [
      [
        'thrown',
        '高空抛物',
        'Things thrown down',
        '高空抛物 抛物 扔下来 往下扔 楼上丢 楼上扔 扔烟头 丢烟头 扔垃圾下楼 泼水下楼 窗户扔',
        { urgency: 'urgent' },
      ],
      [
        'loose',
        '坠落隐患',
        'Loose parts overhead',
        '高空坠物 外墙脱落 墙皮脱落 瓷砖脱落 空调外机松 花盆 窗户要掉 摇摇欲坠 广告牌松 外墙砖 玻璃掉落 雨棚松动',
        { urgency: 'urgent' },
      ],
    ],
  ),
  ...classOf(['order', '公共秩序', 'Public order', '治安 民警 派出所 报警 巡逻 可疑人员 秩序'], '城乡建设', [
    ['fight', '打架闹事', 'Fights', '打架 斗殴 打人 持刀 闹事 醉酒 恐吓 砸门 殴打', { urgency: 'urgent' }],
    ['theft', '偷盗诈骗', 'Theft and fraud', '被偷 小偷 偷电瓶 偷盗 盗窃 撬锁 失窃 诈骗电话 电信诈骗 入室'],
    [
      'renting',
      '群租与扰民经营',
      'Overcrowded lets',
      '群租 群租房 隔断房 日租房 二房东 住改商 租客太多 棋牌室 麻将馆 赌博 打麻将',
    ],
    [
      'stalls',
      '占道设摊',
      'Stalls in the way',
      '占道经营 流动摊贩 摆摊 摊贩 乱摆摊 夜宵摊 烧烤摊 跨门经营 占道 城管',
    ],
    [
      'strangers',
      '陌生人与小广告',
      'Strangers and flyers',
      '陌生人 推销 小广告 牛皮癣 上门推销 贴广告 塞传单 乱张贴 尾随',
    ],
  ]),
];
