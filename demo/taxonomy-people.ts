import { classOf, type Entry } from './taxonomy-entry.ts';

/** People among each other, and those who need a hand. */
export const peopleClasses: readonly Entry[] = [
  ...classOf(
    ['neighbours', '邻里纠纷', 'Neighbours', '邻居 邻里 隔壁 楼上邻居 对门 邻里纠纷 邻里矛盾'],
    '城乡建设',
    [
      [
        'leak',
        '楼上漏水',
        'Leaks from above',
        '楼上漏水 天花板漏水 楼上渗水 漏到我家 厨房漏水 卫生间漏水 滴水 天花板滴水 泡坏',
      ],
      [
        'works',
        '装修纠纷',
        'Renovation',
        '装修扰民 装修噪音 敲承重墙 承重墙 砸墙 拆承重墙 改管道 装修时间 邻居装修',
      ],
      [
        'shared',
        '公用部位争用',
        'Shared space',
        '占公用 占楼道 鞋柜 公用厨房 占过道 公用走道 晾衣 晒被子 占用公共部位',
      ],
      ['family', '家庭矛盾', 'Family quarrels', '家暴 夫妻吵架 婆媳 赡养 家庭矛盾 不养老人 遗产 离婚 分家'],
    ],
  ),
  ...classOf(
    ['care', '养老助残', 'Care and support', '老年人 老人家 残疾人 困难家庭 孤老 敬老 民政局 民政部门'],
    '劳动和社会保障',
    [
      [
        'check',
        '独居老人失联',
        'An elder does not answer',
        '敲门没人应 老人没人应 几天没见到老人 独居老人 老人摔倒 老人走失 敲门不开 老人不接电话',
        { urgency: 'emergency' },
      ],
      [
        'meals',
        '助餐与上门照料',
        'Meals and home help',
        '助餐 老年食堂 送餐 上门照料 护工 养老院 居家养老 日间照料 陪诊 洗澡难 养老服务',
      ],
      [
        'access',
        '无障碍',
        'Barrier-free access',
        '无障碍 轮椅 坡道 残疾证 盲人 助听器 残联 爬楼困难 残疾补贴',
      ],
      ['aid', '困难救助', 'Hardship aid', '低保 低保户 救助 特困 临时救助 困难补助 五保户 贫困户 救济'],
    ],
  ),
  ...classOf(['pets', '宠物', 'Pets', '宠物 养狗 养猫 遛狗 狗主人 大型犬 小狗 大狗 养宠'], '城乡建设', [
    ['bite', '犬只伤人', 'Dog bites', '狗咬 咬人 被狗咬 咬伤 扑人 狂犬 追着人咬', { urgency: 'urgent' }],
    [
      'leash',
      '不牵绳与粪便',
      'No leash, droppings',
      '不牵绳 没牵绳 不拴绳 狗屎 狗粪 不牵狗绳 随地大小便 狗尿',
    ],
    ['barking', '犬吠', 'Barking', '狗叫 狗吠 犬吠 半夜狗叫 狗一直叫'],
    ['stray', '流浪猫狗', 'Strays', '流浪狗 流浪猫 野狗 野猫 流浪动物 喂猫 喂流浪'],
  ]),
  ...classOf(
    [
      'community',
      '社区服务',
      'Community services',
      '居委会 社区居委会 社区服务 社区工作者 社区活动 便民服务 网格员',
    ],
    '城乡建设',
    [
      [
        'papers',
        '证明与办事',
        'Papers and certificates',
        '居住证 户口迁移 办身份证 居住证明 办事指南 怎么办理 需要什么材料 办理流程 户籍 盖章',
        { urgency: 'consultation' },
      ],
      [
        'activities',
        '活动与志愿',
        'Activities and volunteers',
        '活动室 志愿者 志愿服务 老年活动 兴趣班 讲座 便民服务日 报名活动 暑托班',
      ],
      ['suggestion', '意见建议', 'Suggestions', '建议增设 希望增加 表扬 感谢社区 提个建议 合理化建议'],
    ],
  ),
];
