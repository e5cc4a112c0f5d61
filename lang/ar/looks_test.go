package ar

import "testing"

func TestLooks(t *testing.T) {
	for want, texts := range map[string][]string{
		"ar": {
			"خبر قصير", "انفجار", "قال الوزير إن الاجتماع تأجل إلى الغد.", "أعلنت شركة Example Technologies International عن هاتفها الجديد",
			"زار رئيس الوزراء پاريس وچيبوتي", "قال المتحدث إن الرسالة التي وصلت أمس تقول: the meeting is over and we leave", "محمد گلشن",
			"وقالت الوزارة في بيان لها إن المحادثات تناولت العلاقات بين البلدين", "قال الرئيس الإيراني في طهران إن بلاده لا تريد الحرب",
			"وقال المتحدث باسم الخارجیة الإیرانیة إن بلاده ترحب بالمبادرة التی أعلنت أمس", // typed on a Persian keyboard
			"ﺃﻋﻠﻨﺖ ﺍﻟﻮﺯﺍﺭﺓ", "الجزيرة نت",
		},
		"fa": {
			"رئیس جمهور گفت که این دیدار برای دو کشور مهم است و باید ادامه یابد.", "وزير خارجه ايران گفت اين نشست را براي صلح مهم مي داند",
			"این خبر از سوی وزارت کشور تایید شد",
		},
		"ur":  {"وزیر اعظم نے کہا ہے کہ یہ ملاقات دونوں ملکوں کے لیے اہم ہے۔"},
		"ckb": {"سەرۆکی هەرێم گوتی ئەم کۆبوونەوەیە بۆ هەردوو لا گرنگە"},
		"ps":  {"د بهرنیو چارو وزیر وویل چې دا ناسته د دواړو هېوادونو لپاره ډېره مهمه ده او ښه پایله لري"},
		"he":  {"ראש הממשלה אמר כי הפגישה נדחתה למחר"},
		"en":  {"The minister said that the meeting was postponed to the next day.", "The mayor of الرمال opened the market and the bridge in the morning"},
		"fr":  {"Le ministre a dit que la réunion est reportée dans les prochains jours"},
		"tr":  {"Bakan bu toplantının daha sonra yapılacağını ve bir heyetin geleceğini söyledi"},
		"ru":  {"Министр сказал, что встреча отложена"},
		"und": {"Lorem ipsum dolor sit amet", "部長は会議が延期されたと述べた"},
		"":    {"", " \n", "123 456", "!!!"},
	} {
		for _, s := range texts {
			if got := looks(s); got != want {
				t.Errorf("%q looks like %q, want %q", s, got, want)
			}
		}
	}
}
